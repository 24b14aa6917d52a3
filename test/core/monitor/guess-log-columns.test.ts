import { describe, expect, it } from 'vitest';
import { useOf, withUse } from '../../../src/core/monitor/column-use.ts';
import { guessLogColumns } from '../../../src/core/monitor/guess-log-columns.ts';
import type { ColumnMeta, ColumnType, Role } from '../../../src/core/table/column.ts';

function column(
  name: string,
  type: ColumnType,
  more: { role?: Role; levels?: readonly string[] } = {},
): ColumnMeta {
  const base = { name, unit: null, missing: 0, role: more.role ?? 'feature', chunks: [] };
  if (type === 'category') return { ...base, type, levels: more.levels ?? ['a', 'b', 'c'], order: 'none' };
  if (type === 'number') return { ...base, type, width: 64 };
  if (type === 'timestamp') return { ...base, type, zone: 'utc', role: 'timestamp' };
  return { ...base, type };
}

const LOG: readonly ColumnMeta[] = [
  column('repaid_at', 'timestamp'),
  column('at', 'timestamp'),
  column('request_id', 'text', { role: 'identifier' }),
  column('amount', 'number'),
  column('predicted', 'category', { levels: ['no', 'yes'] }),
  column('p_yes', 'number'),
  column('repaid', 'category', { levels: ['yes', 'no'] }),
  column('latency_ms', 'integer'),
  column('model_version', 'category'),
  column('thumb', 'category'),
];

describe('what the columns of a log are', () => {
  it('is told from their names and from the classes they hold', () => {
    expect(guessLogColumns(LOG)).toEqual({
      time: 'at',
      inputs: ['amount'],
      prediction: 'predicted',
      scores: [{ column: 'p_yes', class: 'yes' }],
      positive: 'yes',
      label: 'repaid',
      labelTime: 'repaid_at',
      latency: 'latency_ms',
      modelVersion: 'model_version',
      feedback: ['thumb'],
    });
  });

  it('is told from their roles before their names', () => {
    const columns = [
      column('when', 'timestamp'),
      column('y', 'category'),
      column('answer', 'number'),
      column('m', 'number', { role: 'probability' }),
      column('t', 'number', { role: 'latency' }),
      column('q', 'category', { role: 'label' }),
      column('w', 'number', { role: 'weight' }),
    ];
    const guess = guessLogColumns(columns)!;
    expect(guess).toMatchObject({ label: 'q', latency: 't', prediction: 'answer' });
    expect(guess.scores.map((score) => score.column)).toEqual(['m']);
    expect(useOf(guess, 'w')).toBe('none');
  });

  it('needs a column of times', () => {
    expect(guessLogColumns([column('amount', 'number')])).toBeNull();
  });
});

describe('what a column is said to be', () => {
  const guess = guessLogColumns(LOG)!;

  it('takes what only one can be from the one that was it', () => {
    const changed = withUse(guess, 'amount', 'label');
    expect(changed).toMatchObject({ label: 'amount', inputs: [] });
    expect(useOf(changed, 'repaid')).toBe('none');
  });

  it.each(LOG.filter(({ name }) => name !== 'at').map(({ name }) => name))('can be nothing: %s', (name) => {
    const changed = withUse(guess, name, 'none');
    expect(useOf(changed, name)).toBe('none');
    expect(useOf(withUse(changed, name, useOf(guess, name), 'yes'), name)).toBe(useOf(guess, name));
  });

  it('leaves a log its times', () => {
    expect(withUse(guess, 'at', 'input')).toBe(guess);
    expect(withUse(guess, 'repaid_at', 'time')).toMatchObject({ time: 'repaid_at', labelTime: null });
  });
});
