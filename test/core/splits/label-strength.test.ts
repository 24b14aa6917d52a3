import { describe, expect, it } from 'vitest';
import { labelSide, labelStrength } from '../../../src/core/splits/label-strength.ts';
import { columnFrom, numberColumn } from '../column-from.ts';

const ROWS = 400;
const label = columnFrom(
  'label',
  Array.from({ length: ROWS }, (_, i) => (i % 3 === 0 ? 'yes' : 'no')),
);

describe('how well a column alone tells the label', () => {
  it('finds a copy in other words suspicious, and noise not', () => {
    const side = labelSide(label);
    const copy = columnFrom(
      'copy',
      Array.from({ length: ROWS }, (_, i) => (i % 3 === 0 ? 'J' : 'N')),
    );
    const noise = columnFrom(
      'noise',
      Array.from({ length: ROWS }, (_, i) => `w${String((i * 7) % 5)}`),
    );
    const found = labelStrength(copy, side);
    expect(found).toMatchObject({ measure: 'accuracy', value: 1, suspicious: true });
    expect(labelStrength(noise, side)).toMatchObject({ suspicious: false });
  });

  it('measures a name for each row as telling nothing', () => {
    const names = columnFrom(
      'id',
      Array.from({ length: ROWS }, (_, i) => `row ${String(i)}`),
    );
    const strength = labelStrength(names, labelSide(label));
    expect(strength?.value === null || !strength?.suspicious).toBe(true);
  });

  it('holds numbers against a label of numbers by their correlation, and words not at all', () => {
    const price = numberColumn(
      'price',
      Array.from({ length: ROWS }, (_, i) => i * 1.5),
    );
    const side = labelSide(price);
    const double = numberColumn(
      'double',
      Array.from({ length: ROWS }, (_, i) => i * -3),
    );
    expect(labelStrength(double, side)).toMatchObject({ measure: 'correlation', suspicious: true });
    expect(labelStrength(label, side)).toBeNull();
  });

  it('takes a label of few numbers as classes', () => {
    expect(labelSide(numberColumn('digit', [0, 1, 2, 1])).of).toBe('classes');
  });
});
