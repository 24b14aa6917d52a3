import type { Expression } from '../../../src/core/recipe/expression.ts';

/** null = missing; dates are Dates, so that they are no numbers. */
export type Slow = number | string | boolean | Date | null;

/** A formula worked out for one row by walking its tree: written apart from the compiler, to compare with. */
export function interpret(node: Expression, row: Readonly<Record<string, Slow>>): Slow {
  const of = (inner: Expression): Slow => interpret(inner, row);
  switch (node.op) {
    case 'number':
    case 'text':
    case 'boolean':
      return node.value;
    case 'null':
      return null;
    case 'column':
      return row[node.name] ?? null;
    case 'negate': {
      const value = of(node.of);
      return value === null ? null : -(value as number);
    }
    case 'not': {
      const value = of(node.of);
      return value === null ? null : !value;
    }
    case 'isMissing':
      return (of(node.of) === null) !== node.negated;
    case 'in': {
      const value = of(node.of);
      const items = node.list.map(of);
      const found = items.some((item) => value !== null && item !== null && same(value, item));
      const answer = found ? true : value === null || items.includes(null) ? null : false;
      return answer === null || !node.negated ? answer : !answer;
    }
    case 'binary': {
      const a = of(node.left);
      const b = of(node.right);
      if (node.sign === 'and')
        return a === false || b === false ? false : a === null || b === null ? null : true;
      if (node.sign === 'or')
        return a === true || b === true ? true : a === null || b === null ? null : false;
      if (a === null || b === null) return null;
      return infix(node.sign, a, b);
    }
    case 'call':
      return call(node.name, node.args.map(of));
  }
}

function same(a: Slow, b: Slow): boolean {
  return key(a) === key(b);
}

function key(value: Slow): number | string | boolean | null {
  return value instanceof Date ? value.getTime() : value === 0 ? 0 : value;
}

function less(a: Slow, b: Slow): boolean {
  if (typeof a === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b as string)) < 0;
  return Number(a) < Number(b);
}

function infix(sign: string, a: NonNullable<Slow>, b: NonNullable<Slow>): Slow {
  const [x, y] = [a as number, b as number];
  switch (sign) {
    case '=':
      return same(a, b);
    case '!=':
      return !same(a, b);
    case '<':
      return less(a, b);
    case '>':
      return less(b, a);
    case '<=':
      return !less(b, a);
    case '>=':
      return !less(a, b);
    case '+':
      return finite(x + y);
    case '-':
      return finite(x - y);
    case '*':
      return finite(x * y);
    case '/':
      return y === 0 ? null : finite(x / y);
    case '%': {
      if (y === 0) return null;
      const whole = Math.floor(x / y);
      return finite(x - y * whole);
    }
    default:
      return finite(Math.pow(x, y));
  }
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function call(name: string, args: readonly Slow[]): Slow {
  if (name === 'if') return args[0] === true ? args[1]! : args[2]!;
  if (name === 'coalesce') return args.find((value) => value !== null) ?? null;
  if (args.includes(null)) return null;
  const [a, b, c] = args as [never, never, never];
  const text = a as string;
  const date = a as Date;
  switch (name) {
    case 'abs':
    case 'sqrt':
    case 'log':
    case 'exp':
    case 'floor':
      return finite(Math[name](a));
    case 'min':
    case 'max':
      return Math[name](...(args as number[]));
    case 'clip':
      return a > c ? c : b > c ? c : a < b ? b : a;
    case 'length':
      return [...text].length;
    case 'lower':
      return text.toLowerCase();
    case 'contains':
      return text.split(b).length > 1 || b === '';
    case 'startsWith':
      return text.slice(0, (b as string).length) === b;
    case 'replace':
      return b === '' ? text : text.split(b).join(c);
    case 'concat':
      return args.join('');
    case 'year':
      return Number(date.toISOString().slice(0, 4));
    case 'month':
      return Number(date.toISOString().slice(5, 7));
    case 'weekday':
      return [7, 1, 2, 3, 4, 5, 6][date.getUTCDay()]!;
    case 'daysBetween':
      return ((b as Date).getTime() - date.getTime()) / 86_400_000;
    case 'number':
      return typeof a === 'boolean'
        ? Number(a)
        : typeof a === 'number'
          ? a
          : /^-?\d+$/.test(text)
            ? Number(text)
            : null;
    case 'text':
      return String(a);
    default:
      throw new Error(`the slow interpreter does not know ${name}`);
  }
}
