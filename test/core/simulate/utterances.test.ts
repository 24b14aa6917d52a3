import { describe, expect, it } from 'vitest';
import { generateUtterances, SPEECH_CONDITIONS } from '../../../src/core/simulate/utterances.ts';
import type { Column } from '../../../src/core/table/column.ts';

const columns = generateUtterances(94);

function texts(name: string): string[] {
  const column = columns.find((each) => each.name === name);
  if (column?.type !== 'category') throw new Error(`No category “${name}”.`);
  return Array.from(column.data, (code) => column.levels[code]!);
}

function wrongShare(of: Column['name'], value: string): number {
  const [values, said, heard] = [texts(of), texts('said'), texts('heard')];
  const rows = values.flatMap((each, row) => (each === value ? [row] : []));
  return rows.filter((row) => said[row] !== heard[row]).length / rows.length;
}

function bytesOf(column: Column): string {
  const data = 'data' in column ? column.data : column.utf8;
  return Buffer.from(data.buffer).toString('base64');
}

describe('generateUtterances', () => {
  it('has the course’s counts, to the row', () => {
    const [condition, said, heard] = [texts('condition'), texts('said'), texts('heard')];
    expect(condition.length).toBe(10_000);
    for (const { name, rows, right } of SPEECH_CONDITIONS) {
      const own = condition.flatMap((each, row) => (each === name ? [row] : []));
      expect([name, own.length]).toEqual([name, rows]);
      expect([name, own.filter((row) => said[row] === heard[row]).length]).toEqual([name, right]);
    }
    expect(SPEECH_CONDITIONS.map(({ rows, right }) => right / rows)).toEqual([0.94, 0.89, 0.87, 0.7]);
    expect(SPEECH_CONDITIONS.map(({ rows }) => rows / 10_000)).toEqual([0.6, 0.04, 0.3, 0.06]);
  });

  it('gives the same for the same seed, another mix and the same counts for another', () => {
    expect(generateUtterances(94).map(bytesOf)).toEqual(columns.map(bytesOf));
    const other = generateUtterances(95);
    expect(other.map(bytesOf)).not.toEqual(columns.map(bytesOf));
    const condition = other.find(({ name }) => name === 'condition')!;
    if (condition.type !== 'category') throw new Error('Not a category.');
    expect(SPEECH_CONDITIONS.map((_, at) => condition.data.filter((code) => code === at).length)).toEqual(
      SPEECH_CONDITIONS.map(({ rows }) => rows),
    );
  });

  it('is in order of time and mishears second-language speakers more often', () => {
    const times = columns.find(({ name }) => name === 'recorded_at')!;
    if (times.type !== 'timestamp') throw new Error('Not times.');
    expect(times.data.every((time, row) => row === 0 || time >= times.data[row - 1]!)).toBe(true);
    expect(wrongShare('accent', 'second language')).toBeGreaterThan(1.5 * wrongShare('accent', 'capital'));
    expect(new Set(texts('said')).size).toBe(12);
    expect(texts('heard')).toContain('what is a gun');
    expect(texts('said')).not.toContain('what is a gun');
  });
});
