import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnFacts } from '../../../src/core/model/column-facts.ts';
import type { OnnxValue } from '../../../src/core/model/onnx-graph.ts';
import type { InputMap } from '../../../src/core/model/signature.ts';
import {
  columnsBetween,
  columnsFromText,
  inputKind,
  isRun,
  moveItem,
  needsConfirming,
  withColumns,
} from '../../../src/stages/modeling/signature/edit-inputs.ts';

const column = (name: string): ColumnFacts => ({ name, type: 'number', role: 'feature' });
const table = ['age', 'income', 'p0', 'p1', 'p2', 'hours per week'].map(column);
const value = (shape: OnnxValue['shape'], type: OnnxValue['type'] = 'float32'): OnnxValue => ({
  name: 'X',
  type,
  shape,
});
const input = (columns: readonly string[], mappedBy: InputMap['mappedBy']): InputMap => ({
  input: 'X',
  dtype: 'float32',
  shape: ['N', Math.max(1, columns.length)],
  columns,
  scale: 1,
  offset: 0,
  missing: 'nan',
  mappedBy,
});

describe('editing inputs', () => {
  it('tells how an input is edited by its shape', () => {
    expect(inputKind(value([null, 1], 'string'))).toBe('column');
    expect(inputKind(value([null]))).toBe('column');
    expect(inputKind(value([null, 5]))).toBe('list');
    expect(inputKind(value([null, null]))).toBe('list');
    expect(inputKind(value([null, 784]))).toBe('run');
    expect(inputKind(value([null, 1, 8, 8]))).toBe('run');
    expect(inputKind(value([null, 3], 'map'))).toBe('unfed');
    expect(inputKind(value([]))).toBe('unfed');
  });

  it('lets the shape follow the columns only where the file leaves it open', () => {
    const five = input(['age'], 'position');
    expect(withColumns(five, value([null, null]), ['p0', 'p1', 'p2'])).toMatchObject({
      shape: ['N', 3],
      mappedBy: 'user',
    });
    const fixed = { ...five, shape: ['N', 5] as const };
    expect(withColumns(fixed, value([null, 5]), ['p0']).shape).toEqual(['N', 5]);
  });

  it('asks for confirmation of every order that no name tells', () => {
    expect(needsConfirming(input(['age', 'p0'], 'position'))).toBe(true);
    expect(needsConfirming(input(['age'], 'position'))).toBe(true);
    expect(needsConfirming(input(['age', 'p0'], 'user'))).toBe(true);
    expect(needsConfirming(input(['age'], 'user'))).toBe(false);
    expect(needsConfirming(input(['age', 'p0'], 'name'))).toBe(false);
    expect(needsConfirming(input([], 'position'))).toBe(false);
  });

  it('moves an item and keeps all others in their order', () => {
    expect(moveItem(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moveItem(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moveItem(['a', 'b'], 0, 2)).toEqual(['a', 'b']);
    expect(moveItem(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), fc.nat(), fc.nat(), (list, a, b) => {
        const [from, to] = [a % list.length, b % list.length];
        const moved = moveItem(list, from, to);
        expect(moved[to]).toBe(list[from]);
        expect(moved.filter((item) => item !== list[from])).toEqual(
          list.filter((item) => item !== list[from]),
        );
      }),
    );
  });

  it('takes runs of the table forwards and backwards', () => {
    expect(columnsBetween(table, 'p0', 'p2')).toEqual(['p0', 'p1', 'p2']);
    expect(columnsBetween(table, 'p2', 'p0')).toEqual(['p2', 'p1', 'p0']);
    expect(columnsBetween(table, 'p0', 'gone')).toEqual([]);
    expect(isRun(table, ['p0', 'p1', 'p2'])).toBe(true);
    expect(isRun(table, ['p2', 'p1', 'p0'])).toBe(true);
    expect(isRun(table, ['p0', 'p2'])).toBe(false);
    expect(isRun(table, [])).toBe(true);
  });

  it('reads names as lines, commas, tabs or a Python list, and says which are unknown', () => {
    expect(columnsFromText('age\np0\n', table).names).toEqual(['age', 'p0']);
    expect(columnsFromText("['age', \"p1\", 'hours_per_week']", table)).toEqual({
      names: ['age', 'p1', 'hours per week'],
      unknown: [],
    });
    expect(columnsFromText('p0\tp1\tsalary', table)).toEqual({ names: ['p0', 'p1'], unknown: ['salary'] });
    expect(columnsFromText('  ', table)).toEqual({ names: [], unknown: [] });
  });
});
