import { describe, expect, it } from 'vitest';
import { fileStem, toCsv } from '../../src/charts/chart-data.ts';

describe('chart data', () => {
  it('writes CSV that others read', () => {
    const csv = toCsv({
      header: ['slice', 'n'],
      rows: [
        ['age < 25, "young"', 3],
        ['two\nlines', null],
      ],
    });
    expect(csv).toBe('slice,n\r\n"age < 25, ""young""",3\r\n"two\nlines",\r\n');
  });

  it('makes a file name of a title', () => {
    expect(fileStem('Recall, by age (%)')).toBe('recall-by-age');
    expect(fileStem('…')).toBe('chart');
  });
});
