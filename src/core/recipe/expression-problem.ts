import { Problem, type ProblemFacts } from '../kernel/problem.ts';
import type { Span } from './expression.ts';

/** A formula that cannot be read or does not fit its columns, with the characters to underline. */
export class ExpressionProblem extends Problem {
  readonly at: number;
  readonly end: number;

  constructor({ at, end }: Span, facts: ProblemFacts) {
    super({ where: `character ${String(at + 1)}`, ...facts });
    this.name = 'ExpressionProblem';
    this.at = at;
    this.end = end;
  }
}
