/** What went wrong, in one voice: what was expected, what was found, where, and what to do. */
export interface ProblemFacts {
  /** Stable name for tests and for help, e.g. "csv.empty". */
  code: string;
  /** One sentence for the person. */
  message: string;
  expected?: string;
  found?: string;
  /** Line and column, node, input, file entry. */
  where?: string;
  /** What to do next. */
  fix?: string;
}

/** An error the person can act on. Anything else that is thrown is a defect of ours. */
export class Problem extends Error {
  readonly facts: ProblemFacts;

  constructor(facts: ProblemFacts) {
    super(facts.message);
    this.name = 'Problem';
    this.facts = facts;
  }
}

/** The facts of any thrown value; defects get the code "defect". */
export function factsOf(error: unknown): ProblemFacts {
  if (error instanceof Problem) return error.facts;
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'defect', message };
}
