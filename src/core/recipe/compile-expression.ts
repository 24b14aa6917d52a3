import {
  asBooleans,
  asNumbers,
  asTexts,
  booleans,
  eachNumber,
  kept,
  type Compiled,
  type RunBooleans,
} from './compiled.ts';
import { type ArithmeticSign, type ComparisonSign, type Expression, type ValueKind } from './expression.ts';
import { compileCall } from './compile-call.ts';
import { ExpressionProblem } from './expression-problem.ts';
import { compareCompiled } from './compare-compiled.ts';
import { nearestName } from './nearest-name.ts';
import { requireKind } from './require-kind.ts';
import { quotedName } from './print-expression.ts';
import { booleansOf, numbersOf, textsOf } from './vector.ts';

/** Kind of a column that formulas may name, null where there is none of that name. */
export interface ExpressionScope {
  kindOf(name: string): { kind: ValueKind; zone: 'utc' | 'floating' | null } | null;
  /** For suggestions. */
  names(): Iterable<string>;
}

const ARITHMETIC: Record<ArithmeticSign, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a - b * Math.floor(a / b),
  '^': (a, b) => a ** b,
};
/**
 * Checks the types of a formula and makes it ready to run over chunks of columns, as closures over typed arrays.
 * Missing values follow SQL: what is worked out from one is missing, "and" / "or" are three-valued, only "is missing"
 * and coalesce see them. A result that is no finite number (1 / 0, log(-1)) is missing; infinite cells read as
 * missing. The remainder % has the sign of the divisor. Throws ExpressionProblem.
 */
export function compileExpression(node: Expression, scope: ExpressionScope): Compiled {
  const compile = (inner: Expression): Compiled => compileExpression(inner, scope);
  switch (node.op) {
    case 'number':
      return { kind: 'number', zone: null, run: kept((rows) => new Float64Array(rows).fill(node.value)) };
    case 'boolean':
      return {
        kind: 'boolean',
        zone: null,
        run: kept((rows) => new Int8Array(rows).fill(node.value ? 1 : 0)),
      };
    case 'text':
      return {
        kind: 'text',
        zone: null,
        run: kept((rows) => ({ codes: new Int32Array(rows), levels: [node.value] })),
      };
    case 'null':
      return { kind: null, zone: null, run: kept((rows) => new Float64Array(rows).fill(NaN)) };
    case 'column':
      return compileColumn(node, scope);
    case 'negate': {
      const of = requireKind(compile(node.of), 'number', node.of, 'The minus sign');
      return { kind: 'number', zone: null, run: eachNumber([of], (x) => -x!) };
    }
    case 'not': {
      const of = asBooleans(requireKind(compile(node.of), 'boolean', node.of, '“not”'));
      return booleans((rows) => of(rows).map((value) => (value < 0 ? -1 : 1 - value)));
    }
    case 'binary':
      return compileBinary(node, compile);
    case 'in':
      return compileIn(node, compile);
    case 'isMissing':
      return compileIsMissing(compile(node.of), node.negated);
    case 'call':
      return compileCall(node, node.args.map(compile));
  }
}

function compileColumn(node: Expression & { op: 'column' }, scope: ExpressionScope): Compiled {
  const { name } = node;
  const found = scope.kindOf(name);
  if (!found) {
    const near = nearestName(name, scope.names());
    throw new ExpressionProblem(node, {
      code: 'expression.noColumn',
      message: `There is no column ${quotedName(name)}.`,
      expected: 'the name of a column',
      found: name,
      fix: near === null ? 'Choose one of the columns at hand.' : `Did you mean ${quotedName(near)}?`,
    });
  }
  const { kind, zone } = found;
  if (kind === 'text') return { kind, zone, run: ({ columnOf }) => textsOf(columnOf(name)) };
  if (kind === 'boolean') return { kind, zone, run: ({ columnOf }) => booleansOf(columnOf(name)) };
  return { kind, zone, run: ({ columnOf }) => finite(numbersOf(columnOf(name))) };
}

function finite(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const infinite = values.some((value) => value === Infinity || value === -Infinity);
  return infinite ? values.map((value) => (Number.isFinite(value) ? value : NaN)) : values;
}

type Binary = Expression & { op: 'binary' };
type Compile = (node: Expression) => Compiled;

function compileBinary({ sign, left, right }: Binary, compile: Compile): Compiled {
  const a = compile(left);
  const b = compile(right);
  if (sign === 'and' || sign === 'or') return compileLogic(sign, a, b, left, right);
  if (sign in ARITHMETIC) {
    if (sign === '+' && (a.kind === 'text' || b.kind === 'text'))
      throw joinWithConcat(a.kind === 'text' ? left : right);
    requireKind(a, 'number', left, `“${sign}”`);
    requireKind(b, 'number', right, `“${sign}”`);
    return {
      kind: 'number',
      zone: null,
      run: eachNumber([a, b], ARITHMETIC[sign as ArithmeticSign] as (...values: number[]) => number),
    };
  }
  return compareCompiled(sign as ComparisonSign, a, b, left, right);
}

function joinWithConcat(node: Expression): ExpressionProblem {
  return new ExpressionProblem(node, {
    code: 'expression.type',
    message: '“+” needs a number, and this is text.',
    expected: 'a number',
    found: 'text',
    fix: 'Join texts with concat(a, b), or read the text as a number: number(...).',
  });
}

function compileLogic(
  sign: 'and' | 'or',
  a: Compiled,
  b: Compiled,
  left: Expression,
  right: Expression,
): Compiled {
  const runA = asBooleans(requireKind(a, 'boolean', left, `“${sign}”`));
  const runB = asBooleans(requireKind(b, 'boolean', right, `“${sign}”`));
  // What decides alone: false for "and", true for "or".
  const decides = sign === 'and' ? 0 : 1;
  return booleans((rows) => {
    const x = runA(rows);
    const y = runB(rows);
    const out = new Int8Array(x.length);
    for (let i = 0; i < out.length; i++) {
      const either = x[i] === decides || y[i] === decides;
      out[i] = either ? decides : x[i]! < 0 || y[i]! < 0 ? -1 : 1 - decides;
    }
    return out;
  });
}

/** True where equal to one; missing where to none but one of them, or the value, is missing; else false. */
function compileIn(node: Expression & { op: 'in' }, compile: Compile): Compiled {
  const of = compile(node.of);
  const tests = node.list.map(
    (item) => compareCompiled('=', of, compile(item), node.of, item).run as RunBooleans,
  );
  return booleans((rows) => {
    const out = new Int8Array(rows.rows);
    for (const test of tests) {
      const equal = test(rows);
      for (let i = 0; i < out.length; i++) if (equal[i] !== 0 && out[i] !== 1) out[i] = equal[i]!;
    }
    return node.negated ? out.map((value) => (value < 0 ? -1 : 1 - value)) : out;
  });
}

function compileIsMissing(of: Compiled, negated: boolean): Compiled {
  const [yes, no] = negated ? [0, 1] : [1, 0];
  if (of.kind === 'text') {
    const run = asTexts(of);
    return booleans((rows) => Int8Array.from(run(rows).codes, (code) => (code < 0 ? yes : no)));
  }
  if (of.kind === 'boolean') {
    const run = asBooleans(of);
    return booleans((rows) => run(rows).map((value) => (value < 0 ? yes : no)));
  }
  const run = asNumbers(of);
  return booleans((rows) => Int8Array.from(run(rows), (value) => (Number.isNaN(value) ? yes : no)));
}
