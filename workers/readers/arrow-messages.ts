import type { ByteSource } from './byte-source.ts';
import { FlatTable } from './flat-table.ts';

/** Longest metadata of a message. */
const MOST_METADATA = 1 << 26;
const MAGIC = 'ARROW1';
/** Numbers of the kinds of messages. */
const SCHEMA = 1;
const DICTIONARY = 2;
const BATCH = 3;

/** A record batch, or the one in a dictionary batch: its metadata, and where the bytes of its body lie. */
export interface ArrowBatch {
  batch: FlatTable;
  rows: number;
  bodyAt: number;
  bodyBytes: number;
}

export interface ArrowRecords extends ArrowBatch {
  /** By id: the batches whose values, one after the other, are the dictionary. The same array while it is the same. */
  dictionaries: ReadonlyMap<string, readonly ArrowBatch[]>;
}

export interface ArrowMessages {
  schema: FlatTable;
  /** Of the format: 3 = V4, 4 = V5. */
  version: number;
  records: ArrowRecords[];
}

/** Whether bytes begin as an Arrow file or stream. */
export function isArrow(head: Uint8Array): boolean {
  if (String.fromCharCode(...head.subarray(0, 6)) === MAGIC) return true;
  if (head.length < 16) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const size = view.getInt32(4, true);
  return view.getInt32(0, true) === -1 && size > 0 && size < MOST_METADATA && size % 8 === 0;
}

/** The messages of an Arrow file (by its footer) or stream. Throws Error where bytes are not what they are said to be. */
export async function readMessages(source: ByteSource): Promise<ArrowMessages> {
  const head = await source.slice(0, Math.min(6, source.size));
  return String.fromCharCode(...head) === MAGIC ? readFile(source) : readStream(source);
}

async function readFile(source: ByteSource): Promise<ArrowMessages> {
  const tail = await source.slice(Math.max(0, source.size - 10), source.size);
  if (tail.length < 10 || String.fromCharCode(...tail.subarray(4)) !== MAGIC)
    throw new Error('the end mark of the file is missing');
  const size = new DataView(tail.buffer, tail.byteOffset).getInt32(0, true);
  if (size <= 0 || size > Math.min(MOST_METADATA, source.size - 20))
    throw new Error(`a footer of ${String(size)} bytes`);
  const end = source.size - 10;
  const footer = FlatTable.root(await source.slice(end - size, end));
  const schema = footer.table(1);
  if (!schema) throw new Error('the footer has no schema');
  const dictionaries = new Map<string, ArrowBatch[]>();
  for (const { at } of footer.blocks(2)) {
    const message = await readMessage(source, at);
    if (message?.type !== DICTIONARY) throw new Error('a dictionary is missing');
    addDictionary(dictionaries, message);
  }
  const records: ArrowRecords[] = [];
  for (const { at } of footer.blocks(3)) {
    const message = await readMessage(source, at);
    if (message?.type !== BATCH) throw new Error('a record batch is missing');
    records.push({ ...batchOf(message.header, message), dictionaries });
  }
  return { schema, version: footer.int16(0, 0), records };
}

async function readStream(source: ByteSource): Promise<ArrowMessages> {
  let schema: FlatTable | null = null;
  let version = 0;
  let dictionaries = new Map<string, ArrowBatch[]>();
  const records: ArrowRecords[] = [];
  for (let at = 0; at < source.size;) {
    const message = await readMessage(source, at);
    if (!message) break;
    if (message.type === SCHEMA) {
      schema ??= message.header;
      version = message.version;
    } else if (message.type === DICTIONARY) {
      dictionaries = new Map(dictionaries);
      addDictionary(dictionaries, message);
    } else if (message.type === BATCH) records.push({ ...batchOf(message.header, message), dictionaries });
    at = message.bodyAt + message.bodyBytes;
  }
  if (!schema) throw new Error('the stream has no schema');
  return { schema, version, records };
}

interface Message {
  version: number;
  type: number;
  header: FlatTable;
  bodyAt: number;
  bodyBytes: number;
}

/** The message at a place; null at the end of a stream. */
async function readMessage(source: ByteSource, at: number): Promise<Message | null> {
  const prefix = await source.slice(at, Math.min(source.size, at + 8));
  if (prefix.length === 0) return null;
  if (prefix.length < 4) throw new Error('the file ends in a message');
  const view = new DataView(prefix.buffer, prefix.byteOffset, prefix.byteLength);
  const marked = view.getInt32(0, true) === -1;
  if (marked && prefix.length < 8) throw new Error('the file ends in a message');
  const size = marked ? view.getInt32(4, true) : view.getInt32(0, true);
  if (size === 0) return null;
  const from = at + (marked ? 8 : 4);
  if (size < 0 || size > MOST_METADATA || from + size > source.size)
    throw new Error(`metadata of ${String(size)} bytes at byte ${String(at + 1)}`);
  const table = FlatTable.root(await source.slice(from, from + size));
  const header = table.table(2);
  const bodyBytes = table.count(3);
  if (!header) throw new Error('a message without content');
  if (from + size + bodyBytes > source.size) throw new Error('the file ends in a message');
  return { version: table.int16(0, 0), type: table.int8(1, 0), header, bodyAt: from + size, bodyBytes };
}

function batchOf(batch: FlatTable, { bodyAt, bodyBytes }: Message): ArrowBatch {
  return { batch, rows: batch.count(0), bodyAt, bodyBytes };
}

/** A delta goes on where the dictionary ends; any other batch replaces it. */
function addDictionary(dictionaries: Map<string, ArrowBatch[]>, message: Message): void {
  const id = message.header.id(0);
  const data = message.header.table(1);
  if (!data) throw new Error('a dictionary without values');
  const isDelta = message.header.int8(2, 0) !== 0;
  const before = isDelta ? (dictionaries.get(id) ?? []) : [];
  dictionaries.set(id, [...before, batchOf(data, message)]);
}
