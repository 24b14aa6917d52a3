import { BINDING, COMPARISON_BINDING, NEGATE_BINDING, NOT_BINDING, type Expression } from './expression.ts';
import { KEYWORDS } from './parse-expression.ts';

const ATOM = 9;
const BARE_NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u;

/** The formula as text that reads back as the same tree, with the parentheses it needs and no more. */
export function printExpression(node: Expression): string {
  switch (node.op) {
    case 'number':
    case 'boolean':
      return String(node.value);
    case 'text':
      return `'${node.value.replaceAll("'", "''")}'`;
    case 'null':
      return 'null';
    case 'column':
      return quotedName(node.name);
    case 'binary': {
      const binding = BINDING[node.sign];
      const [left, right] =
        node.sign === '^'
          ? [binding + 1, NEGATE_BINDING]
          : [binding === COMPARISON_BINDING ? binding + 1 : binding, binding + 1];
      return `${within(node.left, left)} ${node.sign} ${within(node.right, right)}`;
    }
    case 'negate':
      return `-${within(node.of, NEGATE_BINDING)}`;
    case 'not':
      return `not ${within(node.of, NOT_BINDING)}`;
    case 'in': {
      const of = within(node.of, COMPARISON_BINDING + 1);
      return `${of} ${node.negated ? 'not in' : 'in'} (${node.list.map(printExpression).join(', ')})`;
    }
    case 'isMissing':
      return `${within(node.of, COMPARISON_BINDING + 1)} is ${node.negated ? 'not missing' : 'missing'}`;
    case 'call':
      return `${node.name}(${node.args.map(printExpression).join(', ')})`;
  }
}

/** A column's name as a formula writes it: bare where that reads back, else in backticks. */
export function quotedName(name: string): string {
  const bare = BARE_NAME.test(name) && !KEYWORDS.has(name.toLowerCase());
  return bare ? name : `\`${name.replaceAll('`', '``')}\``;
}

function within(node: Expression, least: number): string {
  const text = printExpression(node);
  return bindingOf(node) < least ? `(${text})` : text;
}

function bindingOf(node: Expression): number {
  switch (node.op) {
    case 'binary':
      return BINDING[node.sign];
    case 'negate':
      return NEGATE_BINDING;
    case 'not':
      return NOT_BINDING;
    case 'in':
    case 'isMissing':
      return COMPARISON_BINDING;
    default:
      return ATOM;
  }
}
