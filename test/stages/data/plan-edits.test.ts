import { describe, expect, it } from 'vitest';
import type { ColumnPlan, Preview } from '../../../src/core/table/read-plan.ts';
import {
  columnKeys,
  datasetName,
  editedPlan,
  nameProblems,
} from '../../../src/stages/data/adding/plan-edits.ts';

const column = (source: string, name = source): ColumnPlan => ({
  source,
  name,
  type: 'text',
  role: 'feature',
});

describe('changes to a plan', () => {
  it('tell columns of the same name in the file apart', () => {
    const columns = [column('a'), column('a', 'a_2'), column('b')];
    const keys = columnKeys(columns);
    expect(new Set(keys).size).toBe(3);
    const preview = { plan: { columns } } as unknown as Preview;
    const plan = editedPlan(preview, { [keys[1]!]: { type: 'number' }, '0:gone': { name: 'x' } });
    expect(plan.columns.map(({ type }) => type)).toEqual(['text', 'number', 'text']);
  });

  it('find names that are empty or used twice', () => {
    expect(nameProblems([column('a'), column('b', ' a '), column('c', ' '), column('d')])).toEqual([
      'Another column has this name.',
      'Another column has this name.',
      'A name is needed.',
      null,
    ]);
  });

  it.each([
    ['adult-test.csv', 'adult-test'],
    ['log.2024.TSV', 'log.2024'],
    ['part.parquet', 'part'],
    ['.csv', '.csv'],
    ['no ending', 'no ending'],
  ])('name the dataset after %s', (file, name) => {
    expect(datasetName(file)).toBe(name);
  });
});
