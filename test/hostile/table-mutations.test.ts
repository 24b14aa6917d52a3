import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { Problem } from '../../src/core/kernel/problem.ts';
import { createRandom } from '../../src/core/kernel/random.ts';
import type { Random } from '../../src/core/kernel/random.ts';
import { encodeChunk } from '../../src/core/table/chunk-codec.ts';
import { bytesSource } from '../../workers/readers/byte-source.ts';
import { previewTable, readTable } from '../../workers/readers/read-table.ts';
import { mutateBytes } from './mutate-bytes.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const LONG = process.env['TRUST'] === '1';
const CASES = LONG ? 10_000 : 200;
const SEED = LONG ? Number(process.env['TRUST_SEED'] ?? 1) : 20_240_229;
const TIMEOUT_MS = LONG ? 3_600_000 : 120_000;
/** Of one small file: what takes as long as this hangs. */
const HANG_MS = 20_000;
/** Small files hold small tables: what a reader hands out and asks for of one of them. */
const MOST_CHUNK_BYTES = 64 * 2 ** 20;
const MOST_PEAK_KB = 1.5 * 2 ** 20;

const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
const golden = (name: string): Bytes =>
  new Uint8Array(readFileSync(new URL(`../golden/${name}`, import.meta.url)));
const packed = (bytes: Bytes): Bytes => new Uint8Array(gzipSync(bytes));

const rows = (row: (i: number) => string): string => Array.from({ length: 40 }, (_, i) => row(i)).join('');
const CSV = utf8(
  `id,"a ""quoted"" name",when,é,flag\n${rows((i) => `${String(i)},"x, ${String(i)}\ny",2024-02-${String(10 + (i % 19))}T12:00:00Z,${String(i / 8)},${i % 2 ? 'true' : 'NA'}\r\n`)}`,
);
const SEMICOLONS = utf8(
  `betrag;tag;'text'\n${rows((i) => `1.234,${String(10 + i)} €;31.12.20${String(10 + i)};'a;b'\n`)}`,
);
const LINES = utf8(
  rows(
    (i) => `{"id":${String(i)},"geo":{"lat":5e-${String(i)},"l":[1,{"k":null}]},"t":"\\ud83d\\ude00\\n"}\n`,
  ),
);
const LIST = utf8(
  `{"meta":{"n":[1,2]},"data":[${rows((i) => `{"a":${String(i)}.5,"b":{"c.d":"x","":true}},\n`)}{}]}`,
);
const BY_COLUMNS = utf8(
  `{"a":[${rows((i) => `${String(i)},`)}0],"b":[${rows((i) => `"x${String(i)}",`)}null],"c":[${rows(() => '[1,{"d":2}],')}null]}`,
);
const SPLIT = utf8(
  `{"columns":["a","b"],"index":[${rows((i) => `"r${String(i)}",`)}""],"data":[${rows((i) => `[${String(i)},"x"],\n`)}[]]}`,
);
const WIDE_TEXT = new Uint8Array(Buffer.from(`\ufeff${new TextDecoder().decode(CSV)}`, 'utf16le'));

const SOUND: Record<string, readonly Bytes[]> = {
  csv: [CSV, SEMICOLONS, WIDE_TEXT],
  json: [LINES, LIST, BY_COLUMNS, SPLIT],
  parquet: ['types', 'types-plain-v2-zstd', 'types-gzip-groups', 'types-brotli', 'nested', 'int96'].map(
    (name) => golden(`parquet/${name}.parquet`),
  ),
  arrow: ['types.arrow', 'types.arrows', 'types-lz4.arrow', 'types-zstd.arrow', 'delta.arrows'].map((name) =>
    golden(`arrow/${name}`),
  ),
  gzip: [
    packed(CSV),
    packed(LINES),
    packed(golden('parquet/types.parquet')),
    packed(golden('arrow/types.arrow')),
  ],
};

/** The problem's code, or "read". Anything else that is thrown fails the test. */
async function outcomeOf(bytes: Bytes, onProblem: 'missing' | 'skipRow'): Promise<string> {
  let handedOut = 0;
  try {
    const source = bytesSource('odd', bytes);
    const { plan } = await previewTable(source, {});
    await readTable(
      source,
      { ...plan, onProblem },
      {
        chunk(_, chunk) {
          handedOut += encodeChunk(chunk).length;
          expect(handedOut).toBeLessThan(MOST_CHUNK_BYTES);
        },
      },
      () => undefined,
    );
    return 'read';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.facts.message.length).toBeGreaterThan(15);
    return error.facts.code;
  }
}

/** What ends and begins things in texts. */
const MARKS = utf8('"{}[],:;\\\'\n\r\t -1e.');

/**
 * Faults in the bytes; for texts in half of the files such as leave it text, which is read on, and for archives in some
 * of them in what is packed.
 */
function faulty(format: string, sound: Bytes, random: Random): Bytes {
  if (format === 'gzip' && random.below(4) === 0) return packed(mutateBytes(CSV, random));
  const bytes = mutateBytes(sound, random);
  if ((format !== 'csv' && format !== 'json') || random.below(2) === 0) return bytes;
  return bytes.map((byte) => (byte < 9 || byte > 126 ? MARKS[byte % MARKS.length]! : byte));
}

it.each(Object.keys(SOUND))(
  'reads or refuses %s with faults in its bytes, in bounded time and memory',
  async (format) => {
    const files = SOUND[format]!;
    for (const file of files) expect(await outcomeOf(file, 'missing')).toBe('read');
    const counts: Record<string, number> = {};
    let slowest = 0;
    for (let i = 0; i < CASES; i++) {
      const seed = SEED + i;
      const random = createRandom(seed);
      const bytes = faulty(format, files[i % files.length]!, random);
      const begin = performance.now();
      let outcome: string;
      try {
        outcome = await outcomeOf(bytes, i % 2 === 0 ? 'missing' : 'skipRow');
      } catch (error) {
        throw new Error(`${format}, file ${String(i % files.length)}, seed ${String(seed)}`, {
          cause: error,
        });
      }
      slowest = Math.max(slowest, performance.now() - begin);
      expect(slowest, `${format}, seed ${String(seed)}`).toBeLessThan(HANG_MS);
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
    const peak = process.resourceUsage().maxRSS;
    expect(peak).toBeLessThan(MOST_PEAK_KB);
    if (LONG)
      console.log(
        `${format}: ${String(CASES)} files, slowest ${slowest.toFixed(0)} ms, peak ${(peak / 1024).toFixed(0)} MB, ${JSON.stringify(counts)}`,
      );
    expect(Object.keys(counts).length).toBeGreaterThan(1);
  },
  TIMEOUT_MS,
);
