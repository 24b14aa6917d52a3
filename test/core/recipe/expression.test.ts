import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/core/kernel/problem.ts';
import type { Compiled } from '../../../src/core/recipe/compiled.ts';
import { compileExpression } from '../../../src/core/recipe/compile-expression.ts';
import { kindOf, MAX_DEPTH, type BinarySign, type Expression } from '../../../src/core/recipe/expression.ts';
import { ExpressionProblem } from '../../../src/core/recipe/expression-problem.ts';
import { parseExpression } from '../../../src/core/recipe/parse-expression.ts';
import { printExpression } from '../../../src/core/recipe/print-expression.ts';
import type { TextVector } from '../../../src/core/recipe/vector.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { columnFrom, numberColumn, textColumn, timestampColumn } from '../../core/column-from.ts';
import { interpret, type Slow } from './slow-interpreter.ts';

const AGES = [10, null, 0, -2.5, 40];
const CITIES = ['Ulm', 'Bonn', null, 'ulm', 'Köln 😀'];
const NOTES = ['a b', '', null, '12', "it's"];
const MEMBERS = [true, false, null, true, false];
const DATES = [
  '2024-02-29T23:59:59.999Z',
  '1969-12-31T12:00:00Z',
  null,
  '2000-01-01T00:00:00Z',
  '1999-06-15T06:30:00Z',
];
const COLUMNS: readonly Column[] = [
  numberColumn(
    'age',
    AGES.map((age) => age ?? NaN),
  ),
  columnFrom('home city', CITIES),
  textColumn('note', NOTES),
  columnFrom('member', MEMBERS),
  timestampColumn('since', DATES),
];
const ROWS = AGES.map((age, i) => ({
  age,
  'home city': CITIES[i]!,
  note: NOTES[i]!,
  member: MEMBERS[i]!,
  since: DATES[i] === null ? null : new Date(DATES[i]!),
}));
const scope = {
  kindOf(name: string) {
    const column = COLUMNS.find((candidate) => candidate.name === name);
    return column
      ? { kind: kindOf(column.type), zone: column.type === 'timestamp' ? column.zone : null }
      : null;
  },
  names: () => COLUMNS.map(({ name }) => name),
};

function valuesOf(compiled: Compiled): Slow[] {
  const vector = compiled.run({
    rows: ROWS.length,
    columnOf: (name) => COLUMNS.find((c) => c.name === name)!,
  });
  if (compiled.kind === 'text') {
    const { codes, levels } = vector as TextVector;
    return Array.from(codes, (code) => (code < 0 ? null : levels[code]!));
  }
  return Array.from(vector as Float64Array, (value) => {
    if (compiled.kind === 'boolean') return value < 0 ? null : value === 1;
    return Number.isNaN(value) ? null : compiled.kind === 'timestamp' ? new Date(value) : value;
  });
}
const run = (source: string): Slow[] => valuesOf(compileExpression(parseExpression(source), scope));

describe('formulas', () => {
  it.each<[string, Slow[]]>([
    ['age + 1', [11, null, 1, -1.5, 41]],
    ['-age ^ 2', [-100, null, -0, -6.25, -1600]],
    ['2 ^ 3 ^ 0 % 7', [2, 2, 2, 2, 2]],
    ['age % 3', [1, null, 0, 0.5, 1]],
    ['10 / age', [1, null, null, -4, 0.25]],
    ["`home city` = 'Ulm' or age > 30", [true, null, null, false, true]],
    ["`home city` IN ('Ulm', 'Bonn')", [true, true, null, false, false]],
    ['age not in (0, null)', [null, null, false, null, null]],
    ['age is missing', [false, true, false, false, false]],
    ['if(member, 1, 0)', [1, 0, 0, 1, 0]],
    ['coalesce(age, 99)', [10, 99, 0, -2.5, 40]],
    ['round(age / 3, 1)', [3.3, null, 0, -0.8, 13.3]],
    ['round(age)', [10, null, 0, -3, 40]],
    ['length(`home city`)', [3, 4, null, 3, 6]],
    ["since >= '2000-01-01'", [true, false, null, true, false]],
    ['hour(since)', [23, 12, null, 0, 6]],
    ['day(since) * 100 + month(since)', [2902, 3112, null, 101, 1506]],
    ['number(note)', [null, null, null, 12, null]],
    [
      "concat(lower(`home city`), '/', text(member))",
      ['ulm/true', 'bonn/false', null, 'ulm/true', 'köln 😀/false'],
    ],
    [
      'text(since)',
      [
        '2024-02-29T23:59:59.999Z',
        '1969-12-31T12:00:00Z',
        null,
        '2000-01-01T00:00:00Z',
        '1999-06-15T06:30:00Z',
      ],
    ],
    ["replace(note, '''', '$&')", ['a b', '', null, '12', 'it$&s']],
    ['pow(age, 0)', [1, null, 1, 1, 1]],
    ["daysBetween('1999-12-31', since)", [8826.999999988426, -10956.5, null, 1, -198.72916666666666]],
  ])('%s', (source, expected) => {
    if (source.startsWith('daysBetween')) source = source.replace("'1999-12-31'", "date('1999-12-31')");
    expect(run(source)).toEqual(expected);
  });

  it.each<[string, Partial<{ at: number; expected: string; fix: string; code: string }>]>([
    ['agee + 1', { at: 0, code: 'expression.noColumn', fix: 'Did you mean age?' }],
    ['1 + home_city', { at: 4, fix: 'Did you mean `home city`?' }],
    ['startswith(note, "a")', { at: 0, fix: 'Did you mean startsWith?' }],
    ['constructor(1)', { at: 0, code: 'expression.noFunction' }],
    ['age + ', { at: 6, expected: 'a number, a text, a column or a function' }],
    ['(age + 1', { at: 8, expected: ') or an operator' }],
    ['age && 1', { at: 4, fix: 'Write and instead.' }],
    ["note = 'open", { at: 7, code: 'expression.unclosedQuote' }],
    ['1 < age < 3', { at: 8, code: 'expression.chained' }],
    [
      'age + note',
      {
        at: 6,
        expected: 'a number',
        fix: 'Join texts with concat(a, b), or read the text as a number: number(...).',
      },
    ],
    ['age > note', { at: 6, code: 'expression.type' }],
    ['since > note', { at: 8, expected: "a date such as '2024-03-01'" }],
    ['clip(age, 1)', { at: 0, expected: 'clip(x, low, high)' }],
    ['if(age, 1, 2)', { at: 3, expected: 'true or false' }],
    ['if(member, 1, note)', { at: 14, expected: 'a number' }],
    ['age in ()', { at: 7, code: 'expression.emptyList' }],
    ['1e999', { at: 0, code: 'expression.number' }],
    ['age == 1 = true', { code: 'expression.chained' }],
  ])('%s is refused with its place', (source, expected) => {
    let caught: unknown = null;
    try {
      run(source);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(ExpressionProblem);
    const { facts, at } = caught as ExpressionProblem;
    expect({ at, ...facts }).toMatchObject(expected);
    expect(facts.message).toMatch(/^\S.*\S$/);
  });

  it('formulas too deep or too long are refused before they are read', () => {
    const code = (source: string): string => {
      try {
        run(source);
      } catch (error) {
        return (error as ExpressionProblem).facts.code;
      }
      return 'none';
    };
    expect(code('('.repeat(500))).toBe('expression.tooDeep');
    expect(code('-'.repeat(500))).toBe('expression.tooDeep');
    expect(code(`1${' + 1'.repeat(MAX_DEPTH + 1)}`)).toBe('expression.tooDeep');
    expect(code(`1${' + 1'.repeat(MAX_DEPTH)}`)).toBe('none');
    expect(code('1 '.repeat(6000))).toBe('expression.tooLong');
  });

  it('a text that would fill the memory is refused, not made', () => {
    const bomb = `${'concat('.repeat(40)}'aaaaaaaaaa'${", 'aaaaaaaaaa')".repeat(40)}`;
    expect(run(bomb)[0]).toHaveLength(410);
    let doubling = "'0123456789'";
    for (let i = 0; i < 30; i++) doubling = `replace(${doubling}, '1', '111111111111111111111')`;
    expect(() => run(doubling)).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ code: 'expression.textTooLong' }) }),
    );
  });
});

/** Trees of any shape, whether or not their types fit. */
const at = { at: 0, end: 0 };
const name = fc.oneof(
  fc.constantFrom('age', 'home city', 'note', 'x', 'and', 'Missing', 'a`b', 'été', ''),
  fc.string(),
);
const anyTree = fc.letrec<{ node: Expression }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      fc
        .double({ min: 0, noNaN: true, noDefaultInfinity: true })
        .map((value): Expression => ({ op: 'number', value, ...at })),
      fc.string().map((value): Expression => ({ op: 'text', value, ...at })),
      fc.boolean().map((value): Expression => ({ op: 'boolean', value, ...at })),
      fc.constant<Expression>({ op: 'null', ...at }),
      name.map((of): Expression => ({ op: 'column', name: of, ...at })),
    ),
    fc
      .tuple(
        fc.constantFrom<BinarySign>(
          '+',
          '-',
          '*',
          '/',
          '%',
          '^',
          '=',
          '!=',
          '<',
          '<=',
          '>',
          '>=',
          'and',
          'or',
        ),
        tie('node'),
        tie('node'),
      )
      .map(([sign, left, right]): Expression => ({ op: 'binary', sign, left, right, ...at })),
    fc
      .tuple(fc.constantFrom('negate' as const, 'not' as const), tie('node'))
      .map(([op, of]): Expression => ({ op, of, ...at })),
    fc
      .tuple(tie('node'), fc.array(tie('node'), { minLength: 1, maxLength: 3 }), fc.boolean())
      .map(([of, list, negated]): Expression => ({ op: 'in', of, list, negated, ...at })),
    fc
      .tuple(tie('node'), fc.boolean())
      .map(([of, negated]): Expression => ({ op: 'isMissing', of, negated, ...at })),
    fc
      .tuple(fc.constantFrom('if', 'round', 'nothing'), fc.array(tie('node'), { maxLength: 3 }))
      .map(([called, args]): Expression => ({ op: 'call', name: called, args, ...at })),
  ),
})).node;

function withoutPlaces(node: unknown): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) =>
      key === 'at' || key === 'end' ? undefined : Object.is(value, -0) ? 0 : value,
    ),
  );
}

/** Trees whose types fit, by kind. */
type Typed = Record<'number' | 'text' | 'boolean' | 'timestamp', Expression>;
const call = (called: string, ...args: Expression[]): Expression => ({
  op: 'call',
  name: called,
  args,
  ...at,
});
const column = (of: string): Expression => ({ op: 'column', name: of, ...at });
const typed = fc.letrec<Typed>((tie) => {
  const small = { depthSize: 'small' } as const;
  const both = (kind: keyof Typed) => fc.tuple(tie(kind), tie(kind));
  const anyPair = fc.oneof(both('number'), both('text'), both('timestamp'));
  return {
    number: fc.oneof(
      small,
      fc.oneof(
        fc.integer({ min: 0, max: 50 }).map((value): Expression => ({ op: 'number', value, ...at })),
        fc.constant(column('age')),
        fc.constant<Expression>({ op: 'null', ...at }),
      ),
      fc
        .tuple(fc.constantFrom<BinarySign>('+', '-', '*', '/', '%', '^'), both('number'))
        .map(([sign, [left, right]]): Expression => ({ op: 'binary', sign, left, right, ...at })),
      fc
        .tuple(fc.constantFrom('abs', 'sqrt', 'log', 'exp', 'floor'), tie('number'))
        .map(([f, x]) => call(f, x)),
      fc
        .tuple(fc.constantFrom('min', 'max', 'coalesce'), both('number'))
        .map(([f, pair]) => call(f, ...pair)),
      fc.tuple(fc.constantFrom('year', 'month', 'weekday'), tie('timestamp')).map(([f, x]) => call(f, x)),
      fc.tuple(tie('boolean'), both('number')).map(([c, pair]) => call('if', c, ...pair)),
      both('timestamp').map((pair) => call('daysBetween', ...pair)),
      tie('text').map((x) => call('length', x)),
      fc.oneof(tie('text'), tie('boolean')).map((x) => call('number', x)),
      fc.tuple(tie('number'), tie('number'), tie('number')).map((xs) => call('clip', ...xs)),
      tie('number').map((of): Expression => ({ op: 'negate', of, ...at })),
    ),
    text: fc.oneof(
      small,
      fc.oneof(
        fc.constantFrom('', 'l', 'Ulm', '1').map((value): Expression => ({ op: 'text', value, ...at })),
        fc.constantFrom('home city', 'note').map(column),
      ),
      both('text').map((pair) => call('concat', ...pair)),
      fc.tuple(tie('boolean'), both('text')).map(([c, pair]) => call('if', c, ...pair)),
      both('text').map((pair) => call('coalesce', ...pair)),
      tie('text').map((x) => call('lower', x)),
      tie('boolean').map((x) => call('text', x)),
      fc.tuple(tie('text'), tie('text'), tie('text')).map((xs) => call('replace', ...xs)),
    ),
    boolean: fc.oneof(
      small,
      fc.oneof(
        fc.boolean().map((value): Expression => ({ op: 'boolean', value, ...at })),
        fc.constant(column('member')),
      ),
      fc
        .tuple(fc.constantFrom<BinarySign>('=', '!=', '<', '<=', '>', '>='), anyPair)
        .map(([sign, [left, right]]): Expression => ({ op: 'binary', sign, left, right, ...at })),
      fc
        .tuple(fc.constantFrom<BinarySign>('and', 'or', '=', '!='), both('boolean'))
        .map(([sign, [left, right]]): Expression => ({ op: 'binary', sign, left, right, ...at })),
      tie('boolean').map((of): Expression => ({ op: 'not', of, ...at })),
      fc.tuple(anyPair, fc.boolean()).map(([[of, item], negated]): Expression => ({
        op: 'in',
        of,
        list: [item, { op: 'null', ...at }],
        negated,
        ...at,
      })),
      fc
        .tuple(fc.oneof(tie('text'), tie('number'), tie('boolean')), fc.boolean())
        .map(([of, negated]): Expression => ({ op: 'isMissing', of, negated, ...at })),
      fc.tuple(fc.constantFrom('contains', 'startsWith'), both('text')).map(([f, pair]) => call(f, ...pair)),
    ),
    timestamp: fc.oneof(
      small,
      fc.constant(column('since')),
      fc.tuple(tie('boolean'), both('timestamp')).map(([c, pair]) => call('if', c, ...pair)),
      both('timestamp').map((pair) => call('coalesce', ...pair)),
    ),
  };
});

describe('formulas, by properties', () => {
  it('what is printed reads back as the same tree', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const text = printExpression(tree);
        let again: Expression;
        try {
          again = parseExpression(text);
        } catch (error) {
          expect((error as Problem).facts.code).toMatch(/tooLong|tooDeep/);
          return;
        }
        expect(withoutPlaces(again)).toEqual(withoutPlaces(tree));
        expect(printExpression(again)).toBe(text);
      }),
      { numRuns: 1500 },
    );
  });

  it('nothing but a Problem is thrown, whatever is written', () => {
    const piece = fc.constantFrom(
      ...'age,since,note,`home city`,member,(,),+,-,*,%,^,=,<,and,or,not,in,is,missing,null,if(,clip(,text(,date(,year(,concat(,1,2.5,.,1e,"x",\',`,[,é,\u0000,😀'.split(
        ',',
      ),
      ',',
    );
    const source = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(' ')),
      anyTree.map(printExpression),
    );
    fc.assert(
      fc.property(source, (text) => {
        try {
          run(text);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['number', 'text', 'boolean', 'timestamp'] as const)(
    '%s results equal those of a slow interpreter',
    (kind) => {
      fc.assert(
        fc.property(typed[kind], (tree) => {
          const expected = ROWS.map((row) => interpret(tree, row));
          const found = valuesOf(compileExpression(tree, scope));
          const plain = (values: readonly Slow[]): unknown =>
            values.map((value) => (value instanceof Date ? value.getTime() : value === 0 ? 0 : value));
          expect(plain(found)).toEqual(plain(expected));
        }),
        { numRuns: 800 },
      );
    },
  );
});
