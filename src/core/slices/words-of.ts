import type { ColumnType } from '../table/column.ts';
import type { Field, Predicate } from './predicate.ts';
import { inSecond, isFlip } from './second-model.ts';
import { timestampInWords } from './timestamp-value.ts';

/** The type of a field where it is known: dates are then written as dates. */
export type TypeOf = (field: Field) => ColumnType | null;

const SIGN = { eq: '=', lt: '<', le: '≤', gt: '>', ge: '≥' } as const;
const LISTED = 6;

/**
 * A predicate in plain words, e.g. "employment = self-employed and age < 25", "amount 10,000 to 20,000" (both ends
 * in), "amount 10,000 to under 20,000", "income missing", "not (region = north)", "tag: blurred", "all rows".
 */
export function wordsOf(where: Predicate, typeOf: TypeOf = () => null): string {
  switch (where.op) {
    case 'all':
      return 'all rows';
    case 'and':
    case 'or':
      if (where.of.length === 0) return where.op === 'and' ? 'all rows' : 'no rows';
      return where.of.map((part) => bracketed(part, where, typeOf)).join(` ${where.op} `);
    case 'not':
      return `not (${wordsOf(where.of, typeOf)})`;
    case 'tag':
      return `tag: ${where.tag}`;
    case 'missing':
      return `${fieldInWords(where.field)} missing`;
    case 'between': {
      const type = typeOf(where.field);
      const to = where.closed === '[]' ? 'to' : 'to under';
      return `${fieldInWords(where.field)} ${valueInWords(where.low, type)} ${to} ${valueInWords(where.high, type)}`;
    }
    case 'in': {
      const type = typeOf(where.field);
      const shown = where.values.slice(0, LISTED).map((value) => valueInWords(value, type));
      const more = where.values.length - shown.length;
      if (more > 0) shown.push(`${String(more)} more`);
      return `${fieldInWords(where.field)} in (${shown.join(', ')})`;
    }
    default:
      return comparisonInWords(where, typeOf);
  }
}

/** A number as it is read: up to 6 significant digits, thousands set apart from five digits on ("2019", "12,000"). */
export function numberInWords(value: number): string {
  const text = String(Number.isInteger(value) ? value : Number(value.toPrecision(6)));
  const [whole, fraction] = text.split('.') as [string, string | undefined];
  if (text.includes('e') || whole.replace('-', '').length < 5) return text;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function comparisonInWords(where: Extract<Predicate, { value: unknown }>, typeOf: TypeOf): string {
  const { of, name } = where.field;
  if (isFlip(where.field) && where.op === 'eq') return String(where.value);
  if (of === 'prediction' && name === 'wrong' && where.op === 'eq') {
    return where.value === true || where.value === 'true' ? 'wrong' : 'right';
  }
  return `${fieldInWords(where.field)} ${SIGN[where.op]} ${valueInWords(where.value, typeOf(where.field))}`;
}

function bracketed(part: Predicate, parent: Predicate, typeOf: TypeOf): string {
  const words = wordsOf(part, typeOf);
  const mixed = (part.op === 'and' || part.op === 'or') && part.op !== parent.op && part.of.length > 1;
  return mixed ? `(${words})` : words;
}

function fieldInWords(field: Field): string {
  const second = inSecond(field);
  if (second) return `the second model’s ${fieldInWords(second)}`;
  const { of, name } = field;
  if (of === 'data') return name;
  if (of === 'annotation') return `annotated ${name}`;
  if (name === 'label') return 'predicted';
  if (name === 'value') return 'predicted value';
  return name.startsWith('score:') ? `score of ${name.slice('score:'.length)}` : name;
}

function valueInWords(value: number | string | boolean, type: ColumnType | null): string {
  if (typeof value === 'number') return type === 'timestamp' ? timestampInWords(value) : numberInWords(value);
  return value === '' ? '""' : String(value);
}
