import { decodeUtf8, encodeUtf8 } from '../kernel/codecs.ts';

/** A value in a list or object: its bytes, and those of its name with the quotes. */
interface Member {
  name: string | null;
  start: number;
  end: number;
}

const PIECE = 1 << 20;
const OPEN_LIST = 0x5b;
const OPEN_OBJECT = 0x7b;

/**
 * The records of a JSON text that is written column by column or without names, as objects one a line, in pieces; null for
 * every other text. Such are lists of one length by name; objects with the keys "0", "1" and so on by name; objects with the
 * same names by key, which becomes the column "index"; "columns" with "data", a list of lists; and a list of lists alone.
 * (All but the last are what pandas writes.) What the values are is left to the reader of records.
 */
export function turnedJson(text: Uint8Array): Generator<Uint8Array<ArrayBuffer>> | null {
  let start = 0;
  while (start < text.length && text[start]! <= 32) start++;
  const top = membersOf(text, start);
  if (!top || top.length === 0) return null;
  const kinds = new Set(top.map((member) => text[member.start]));
  if (text[start] === OPEN_LIST)
    return kinds.size === 1 && kinds.has(OPEN_LIST) ? fromLists(text, top, null, null) : null;
  const names = top.map(({ name }) => name);
  if (names.includes('"columns"') && names.includes('"data"')) return split(text, top);
  if (kinds.size !== 1) return null;
  const inner = top.map((member) => membersOf(text, member.start));
  if (!inner.every((members) => members !== null)) return null;
  const [first] = inner;
  const rows = first?.length ?? 0;
  if (rows === 0 || inner.some((members) => members.length !== rows)) return null;
  if (kinds.has(OPEN_LIST)) return byColumns(text, top, inner);
  const keys = first!.map(({ name }) => name);
  if (inner.some((members) => members.some(({ name }, i) => name !== keys[i]))) return null;
  if (keys.every((key, i) => key === `"${String(i)}"`)) return byColumns(text, top, inner);
  return top.length < 2 ? null : byKeys(text, top);
}

function split(text: Uint8Array, top: readonly Member[]): Generator<Uint8Array<ArrayBuffer>> | null {
  const named = (name: string): Member[] | null => {
    const member = top.find((one) => one.name === name);
    return member && text[member.start] === OPEN_LIST ? membersOf(text, member.start) : null;
  };
  const columns = named('"columns"');
  const data = named('"data"');
  if (!columns || !data?.every(({ start }) => text[start] === OPEN_LIST)) return null;
  const names = columns.map(({ start, end }) => {
    const raw = decodeUtf8(text.subarray(start, end));
    return raw.startsWith('"') ? raw : JSON.stringify(raw);
  });
  const index = named('"index"')?.map(({ start, end }) => decodeUtf8(text.subarray(start, end))) ?? [];
  const counted = index.length !== data.length || index.every((value, i) => value === String(i));
  return fromLists(text, data, names, counted ? null : index);
}

function* fromLists(
  text: Uint8Array,
  rows: readonly Member[],
  names: readonly string[] | null,
  index: readonly string[] | null,
): Generator<Uint8Array<ArrayBuffer>> {
  const lines = new Lines(text);
  for (const [row, { start }] of rows.entries()) {
    const cells = (membersOf(text, start) ?? []).map((cell, i) => ({
      ...cell,
      name: names?.[i] ?? `"column_${String(i + 1)}"`,
    }));
    yield* lines.add(cells, index ? [`"index":${index[row]!}`] : []);
  }
  yield lines.rest();
}

function* byColumns(
  text: Uint8Array,
  top: readonly Member[],
  columns: readonly (readonly Member[])[],
): Generator<Uint8Array<ArrayBuffer>> {
  const lines = new Lines(text);
  for (let row = 0; row < columns[0]!.length; row++)
    yield* lines.add(columns.map((column, i) => ({ ...column[row]!, name: top[i]!.name })));
  yield lines.rest();
}

function* byKeys(text: Uint8Array, top: readonly Member[]): Generator<Uint8Array<ArrayBuffer>> {
  const lines = new Lines(text);
  for (const record of top)
    yield* lines.add(membersOf(text, record.start) ?? [], [`"index":${record.name ?? '""'}`]);
  yield lines.rest();
}

/** Writes objects, one a line. */
class Lines {
  readonly #text: Uint8Array;
  #parts: string[] = [];
  #size = 0;

  constructor(text: Uint8Array) {
    this.#text = text;
  }

  *add(members: readonly Member[], before: readonly string[] = []): Generator<Uint8Array<ArrayBuffer>> {
    const fields = members.map(
      ({ name, start, end }) => `${name ?? '""'}:${decodeUtf8(this.#text.subarray(start, end))}`,
    );
    const line = `{${[...before, ...fields].join(',')}}\n`;
    this.#parts.push(line);
    this.#size += line.length;
    if (this.#size >= PIECE) yield this.rest();
  }

  rest(): Uint8Array<ArrayBuffer> {
    const piece = encodeUtf8(this.#parts.join(''));
    this.#parts = [];
    this.#size = 0;
    return piece;
  }
}

/** What is in the list or object that begins at a byte; null where it does not end, or has no such form. */
function membersOf(text: Uint8Array, from: number): Member[] | null {
  const isObject = text[from] === OPEN_OBJECT;
  if (!isObject && text[from] !== OPEN_LIST) return null;
  const members: Member[] = [];
  let at = from + 1;
  for (;;) {
    at = skipBlanks(text, at);
    if (text[at] === 0x5d || text[at] === 0x7d) return members.length === 0 ? members : null;
    let name: string | null = null;
    if (isObject) {
      const end = text[at] === 0x22 ? valueEnd(text, at) : -1;
      if (end < 0) return null;
      name = decodeUtf8(text.subarray(at, end));
      at = skipBlanks(text, end);
      if (text[at] !== 0x3a) return null;
      at = skipBlanks(text, at + 1);
    }
    const end = valueEnd(text, at);
    if (end <= at) return null;
    members.push({ name, start: at, end });
    at = skipBlanks(text, end);
    if (text[at] === 0x2c) at++;
    else return text[at] === (isObject ? 0x7d : 0x5d) ? members : null;
  }
}

function skipBlanks(text: Uint8Array, from: number): number {
  let at = from;
  while (at < text.length && text[at]! <= 32) at++;
  return at;
}

/** Where the value that begins at a byte ends; -1 where it does not. */
function valueEnd(text: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const byte = text[at]!;
    if (byte === 0x22) {
      for (at++; at < text.length && text[at] !== 0x22; at++) if (text[at] === 0x5c) at++;
      if (depth === 0) return at < text.length ? at + 1 : -1;
    } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth++;
    else if (byte === 0x5d || byte === 0x7d) {
      if (depth === 0) return at;
      if (--depth === 0) return at + 1;
    } else if (depth === 0 && (byte === 0x2c || byte <= 32)) return at;
  }
  return -1;
}
