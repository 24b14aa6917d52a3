import type { Digest } from '../kernel/objects.ts';
import { Problem } from '../kernel/problem.ts';
import type { ClassOutcome } from '../predictions/outcome.ts';
import { predicateKey } from '../slices/predicate-key.ts';
import { fairnessAudit, type FairnessAudit } from './fairness-audit.ts';
import type { Favourable } from './group-counts.ts';
import { sensitiveGroups, type SensitiveColumn } from './sensitive-groups.ts';

/** How the groups of an evaluation are held against each other. */
export interface FairnessQuestion {
  evaluation: Digest;
  /** Columns whose values make the groups; several are crossed. */
  columns: readonly string[];
  /** The class that counts as positive, against all others. */
  positive: string;
  favourable: Favourable;
  /** `predicateKey` of the group that the others are compared with; null = the largest. */
  reference: string | null;
  minRows: number;
}

export interface FairnessReport extends FairnessAudit {
  /** Index of the group compared with; the largest where the one asked for is not here. */
  reference: number;
  /** Rows of values beyond the 50 most frequent of a column: in no group. */
  inNoGroup: number;
}

/** Groups beyond this say nothing that anybody reads. */
export const MOST_GROUPS = 200;
/** Seed of the bootstrap of calibration errors. */
const SEED = 1;

/**
 * Groups, rates and disparities as asked. Throws Problem "fairness.noColumns", "fairness.noClass", "fairness.noRows",
 * "fairness.tooManyGroups", and what groupRows throws.
 */
export function fairnessReport(
  columns: readonly SensitiveColumn[],
  outcome: ClassOutcome,
  { positive, favourable, reference, minRows }: Omit<FairnessQuestion, 'evaluation' | 'columns'>,
): FairnessReport {
  const groups = sensitiveGroups(columns);
  const named = outcome.classes.indexOf(positive);
  if (named < 0) throw noClass(positive, outcome.classes);
  if (groups.groups.length > MOST_GROUPS) throw tooMany(groups.groups.length);
  if (groups.groups.length === 0) throw noRows();
  const asked = groups.groups.findIndex(({ where }) => predicateKey(where) === reference);
  const most = Math.max(...groups.groups.map(({ rows }) => rows));
  const at = asked >= 0 ? asked : groups.groups.findIndex(({ rows }) => rows === most);
  const spec = { positive: named, favourable, reference: at, minRows, seed: SEED };
  let inNoGroup = 0;
  if (groups.notShown > 0) for (const code of groups.codes) if (code < 0) inNoGroup++;
  return { ...fairnessAudit(groups, outcome, spec), reference: spec.reference, inNoGroup };
}

function noClass(positive: string, classes: readonly string[]): Problem {
  return new Problem({
    code: 'fairness.noClass',
    message: `There is no class “${positive}” here.`,
    expected: classes.join(', '),
    found: positive,
    fix: 'Choose the class to judge again.',
  });
}

function noRows(): Problem {
  return new Problem({
    code: 'fairness.noRows',
    message: 'There are no rows to make groups of.',
    expected: 'a dataset with rows',
    found: 'none',
  });
}

function tooMany(count: number): Problem {
  return new Problem({
    code: 'fairness.tooManyGroups',
    message: `These columns make ${count.toLocaleString('en')} groups: too many to compare.`,
    expected: `at most ${String(MOST_GROUPS)}`,
    found: count.toLocaleString('en'),
    fix: 'Cross fewer columns, or put rare values together in a recipe first.',
  });
}
