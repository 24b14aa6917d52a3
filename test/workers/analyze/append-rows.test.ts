// First, since it gives Node an IndexedDB before the store looks for one.
import { emptyStore, startJob } from '../../storage/fresh-store.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Digest, Id } from '../../../src/core/kernel/objects.ts';
import { CHUNK_ROWS, type TableVersion } from '../../../src/core/table/column.ts';
import type { ReadPlan } from '../../../src/core/table/read-plan.ts';
import { objectOf } from '../../../src/storage/objects.ts';
import { appendRows } from '../../../workers/analyze/append-rows.ts';
import { previewFile } from '../../../workers/parse/preview-file.ts';
import { readFile } from '../../../workers/parse/read-file.ts';

const project = 'p' as Id;
const quiet = (): void => undefined;
let jobs = 0;

async function ticket() {
  return { job: await startJob(`job ${String(jobs++)}`), project, name: 'log', unshelved: true };
}

const HEAD = 'at,whole,age,channel,note,known';
/** A row of every type: `whole` never misses, `age` does, levels of `channel` appear as the rows go on. */
function line(row: number): string {
  const channel = `channel ${String(Math.floor(row / 30_000))}`;
  const age = row % 7 === 0 ? '' : String(row / 8);
  return `2026-01-${String(10 + (row % 20))},${String(row % 300)},${age},${channel},${row % 11 === 0 ? '' : 'so'},${String(row % 3 === 0)}`;
}
const csv = (from: number, to: number, head = HEAD): string =>
  [head, ...Array.from({ length: to - from }, (_, i) => line(from + i))].join('\n');

const fileOf = (text: string): File => new File([text], 'log.csv');

async function read(
  text: string,
  change: (plan: ReadPlan) => ReadPlan = (plan) => plan,
): Promise<TableVersion> {
  const { plan } = await previewFile(fileOf(text), {});
  const asText = plan.columns.map((column) =>
    column.name === 'note' ? { ...column, type: 'text' as const } : column,
  );
  const outcome = await readFile(
    fileOf(text),
    change({ ...plan, columns: asText, onProblem: 'missing' }),
    await ticket(),
    quiet,
  );
  if (outcome.state !== 'done') throw new Error('not read');
  return outcome.table;
}

const append = async (table: Digest, batch: Digest): Promise<TableVersion> =>
  appendRows({ table, batch, shelved: false }, await ticket(), quiet);

describe('rows added to a table', () => {
  beforeEach(emptyStore);

  it('give the version that reading all rows at once gives, and share its full chunks', async () => {
    const rows = CHUNK_ROWS - 3;
    const before = await read(csv(0, rows));
    const after = await append(before.digest, (await read(csv(rows, rows + 5))).digest);
    expect(after.digest).toBe((await read(csv(0, rows + 5))).digest);
    expect(after.source).toEqual(before.source);
    await expect(objectOf('table', before.digest)).resolves.toMatchObject({ rows });
    const later = await append(after.digest, (await read(csv(rows + 5, rows + 9))).digest);
    expect(later.rows).toBe(rows + 9);
    for (const [i, { chunks }] of later.columns.entries())
      expect(chunks[0]).toBe(after.columns[i]!.chunks[0]);
    expect(later.madeBy.recipe).toBe(after.madeBy.recipe);
  });

  it('may have their columns in another order, and more of them', async () => {
    const before = await read(csv(0, 40));
    const turned = csv(40, 50)
      .split('\n')
      .map((text, i) => `${i === 0 ? 'extra' : String(i)},${text.split(',').reverse().join(',')}`)
      .join('\n');
    const after = await append(before.digest, (await read(turned)).digest);
    expect(after.digest).toBe((await read(csv(0, 50))).digest);
  });

  it('make numbers of whole ones where some are missing', async () => {
    const before = await read('at,n\n2026-01-01,1\n2026-01-02,2');
    const batch = await read('at,n\n2026-01-03,\n2026-01-04,0.5');
    const after = await append(before.digest, batch.digest);
    expect(before.columns[1]!.type).toBe('integer');
    expect(after.digest).toBe(
      (await read('at,n\n2026-01-01,1\n2026-01-02,2\n2026-01-03,\n2026-01-04,0.5')).digest,
    );
  });

  it('fit where a column has no value yet', async () => {
    const [first, later] = ['2026-01-01,1,a,2026-01-05T00:00:00Z', '2026-01-02,2,b,'];
    const head = 'at,n,place,known_at';
    const before = await read(`${head}\n${first}`);
    const batch = await read(`${head}\n${later}`);
    const whole = await read(`${head}\n${first}\n${later}`);
    expect((await append(before.digest, batch.digest)).digest).toBe(whole.digest);
    const turned = await append(batch.digest, before.digest);
    const turnedWhole = await read(`${head}\n${later}\n${first}`);
    // Its role was guessed when it had no value, and is the person's to change.
    expect(turned.columns).toEqual(
      turnedWhole.columns.map((column, i) => ({ ...column, role: turned.columns[i]!.role })),
    );
  });

  it('are refused in words where columns are missing or hold something else', async () => {
    const before = await read('at,n,place\n2026-01-01,1,a\n2026-01-02,2,b');
    const without = await read('at,number,place\n2026-01-03,3,a');
    await expect(append(before.digest, without.digest)).rejects.toMatchObject({
      facts: { code: 'append.columns', expected: '“n” (integer)', found: 'instead “number”' },
    });
    const words = await read('at,n,place\n2026-01-03,many,a\n2026-01-03,few,a');
    await expect(append(before.digest, words.digest)).rejects.toMatchObject({
      facts: { code: 'append.columns', expected: '“n” as integer', found: 'category' },
    });
  });
});
