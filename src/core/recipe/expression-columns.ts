import type { Expression } from './expression.ts';

/** Names of the columns a formula reads, each once. */
export function columnsOfExpression(node: Expression): string[] {
  const found = new Set<string>();
  const visit = (inner: Expression): void => {
    if (inner.op === 'column') found.add(inner.name);
    else if (inner.op === 'binary') [inner.left, inner.right].forEach(visit);
    else if (inner.op === 'call') inner.args.forEach(visit);
    else if ('of' in inner) visit(inner.of);
    if (inner.op === 'in') inner.list.forEach(visit);
  };
  visit(node);
  return [...found];
}
