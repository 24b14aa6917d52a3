import { describe, expect, it } from 'vitest';
import {
  countByClass,
  mappingToKeep,
  proposeLabels,
} from '../../../src/stages/modeling/column/map-values.ts';
import { inClassOrder } from '../../../src/core/predictions/class-order.ts';

describe('values of a prediction column', () => {
  it('proposes only what the names say', () => {
    expect(proposeLabels(['Low', 'Medium', 'High'], ['0', '1'])).toEqual({});
    expect(proposeLabels(['1', '0'], ['0', '1'])).toEqual({ '1': '1', '0': '0' });
    expect(proposeLabels(['1.0', 'YES'], ['1', 'yes'])).toEqual({ '1.0': '1', YES: 'yes' });
    expect(proposeLabels(['a'], ['A', 'a ', 'b'])).toEqual({});
  });

  it('keeps no mapping where values are the names', () => {
    expect(mappingToKeep(['0', '1'], { '0': '0', '1': '1' })).toBeNull();
    expect(mappingToKeep(['Low', 'High'], { Low: '0', High: '1' })).toEqual({ Low: '0', High: '1' });
    expect(mappingToKeep(['0', '?'], { '0': '0' })).toEqual({ '0': '0' });
  });

  it('counts rows by class and those without one', () => {
    const values = [
      { value: 'Low', count: 3897 },
      { value: 'Medium', count: 1914 },
      { value: 'High', count: 1403 },
      { value: 'N/A', count: 5 },
    ];
    const labels = { Low: '0', Medium: '1', High: '1' };
    expect(countByClass(values, labels, ['0', '1'])).toEqual({ counts: [3897, 3317], without: 5 });
    expect(countByClass(values, { Low: 'gone' }, ['0', '1'])).toEqual({ counts: [0, 0], without: 7219 });
  });

  it('orders classes as libraries do: numbers by size, names by letters', () => {
    expect(inClassOrder(['10', '9', '-1'])).toEqual(['-1', '9', '10']);
    expect(inClassOrder(['b', '10', 'a', '9'])).toEqual(['10', '9', 'a', 'b']);
  });
});
