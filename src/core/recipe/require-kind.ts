import type { Compiled } from './compiled.ts';
import { KIND_WORDS, type Expression, type ValueKind } from './expression.ts';
import { ExpressionProblem } from './expression-problem.ts';

/** The same formula where it is of this kind, or nothing but missing. Throws ExpressionProblem. */
export function requireKind(of: Compiled, kind: ValueKind, node: Expression, who: string): Compiled {
  if (of.kind === null || of.kind === kind) return of;
  throw new ExpressionProblem(node, {
    code: 'expression.type',
    message: `${who} needs ${KIND_WORDS[kind]}, and this is ${KIND_WORDS[of.kind]}.`,
    expected: KIND_WORDS[kind],
    found: KIND_WORDS[of.kind],
    ...(kind === 'number' && of.kind === 'text'
      ? { fix: 'Read the text as a number first: number(...).' }
      : {}),
  });
}
