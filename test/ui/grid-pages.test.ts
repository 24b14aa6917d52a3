import { describe, expect, it } from 'vitest';
import { GridPages, PAGE_ROWS } from '../../src/ui/grid-pages.ts';
import type { GridCell, GridSource } from '../../src/ui/grid-source.ts';

type Request = { from: number; to: number; columns: readonly string[]; answer: () => void };

function slowSource(rows: number): { source: GridSource; requests: Request[] } {
  const requests: Request[] = [];
  const source: GridSource = {
    rows,
    cells: (from, to, columns) =>
      new Promise((resolve) => {
        const answer = (): void =>
          resolve(
            columns.map((column) =>
              Array.from({ length: to - from }, (_, i): GridCell => `${column}${from + i}`),
            ),
          );
        requests.push({ from, to, columns, answer });
      }),
  };
  return { source, requests };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const fail = (error: unknown): never => {
  throw error;
};

describe('grid pages', () => {
  it('asks for what is wanted and holds it', async () => {
    const { source, requests } = slowSource(1000);
    let loads = 0;
    const pages = new GridPages(source, () => loads++, fail);
    pages.want(120, 140, ['a', 'b']);
    expect(pages.cell(120, 'a')).toBeUndefined();
    requests[0]!.answer();
    await settle();
    requests[1]!.answer();
    await settle();
    expect(requests.map(({ from, to }) => [from, to])).toEqual([
      [0, PAGE_ROWS],
      [PAGE_ROWS, 2 * PAGE_ROWS],
    ]);
    expect([pages.cell(127, 'a'), pages.cell(128, 'b'), loads]).toEqual(['a127', 'b128', 2]);
    pages.want(130, 140, ['a', 'b']);
    await settle();
    expect(requests).toHaveLength(2);
  });

  it('skips what a fast scroll passed', async () => {
    const { source, requests } = slowSource(1_000_000);
    const pages = new GridPages(source, () => {}, fail);
    for (let row = 0; row < 900_000; row += 10_000) pages.want(row, row + 20, ['a']);
    requests[0]!.answer();
    await settle();
    expect(requests).toHaveLength(2);
    expect(requests[1]!.from).toBe(Math.floor(890_000 / PAGE_ROWS) * PAGE_ROWS);
  });

  it('asks only for columns that are not there, and ends at the last row', async () => {
    const { source, requests } = slowSource(130);
    const pages = new GridPages(source, () => {}, fail);
    pages.want(128, 130, ['a']);
    requests[0]!.answer();
    await settle();
    pages.want(128, 130, ['a', 'b']);
    expect(requests[0]).toMatchObject({ from: 128, to: 130 });
    expect(requests[1]!.columns).toEqual(['b']);
  });

  it('says nothing after it is closed, and tells of errors before', async () => {
    const { source, requests } = slowSource(100);
    let loads = 0;
    const closed = new GridPages(source, () => loads++, fail);
    closed.want(0, 10, ['a']);
    closed.close();
    requests[0]!.answer();
    await settle();
    expect(loads).toBe(0);
    const errors: unknown[] = [];
    const broken = new GridPages(
      { rows: 10, cells: () => Promise.reject(new Error('gone')) },
      () => loads++,
      (error) => errors.push(error),
    );
    broken.want(0, 10, ['a']);
    await settle();
    expect(errors).toEqual([new Error('gone')]);
  });
});
