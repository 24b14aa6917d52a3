import type { Digest } from '../kernel/objects.ts';
import type { PairedOutcome } from '../evaluation/pair-outcomes.ts';
import { drawnPlace } from './judging.ts';
import type { NoiseLine } from './noise-floor.ts';
import { OUTCOME, type OutcomeCounts } from './shadow-outcomes.ts';
import type { ShadowReportQuestion } from './shadow-report.ts';
import { cleanName, cleanValue, type CleanRule, type ShadowRules } from './shadow-rules.ts';

/** What the rules leave of a finished comparison, what of it is noise, and which rows to judge. */
export interface ShadowCheckQuestion extends ShadowReportQuestion {
  /** Predictions of the champion's second run; null without one. */
  again: Digest | null;
  rules: ShadowRules;
  seed: number;
}

/** A row that the two answer differently; answers as the rules write them. */
export interface Disagreement {
  row: number;
  first: string | number;
  second: string | number;
}

export interface ShadowCheck {
  counts: OutcomeCounts;
  /** null without a second run. The first line is of all rows. */
  noise: readonly NoiseLine[] | null;
  /** Different and not ignored, in random order; at most MOST_DRAWN. */
  drawn: readonly Disagreement[];
}

/** Rows that are drawn to be judged at most. */
export const MOST_DRAWN = 5000;

/** The disagreements that the rules leave, in the random order of the seed. */
export function drawDisagreements(
  paired: PairedOutcome,
  outcomes: Int8Array,
  clean: CleanRule,
  seed: number,
): readonly Disagreement[] {
  const places: { row: number; place: number }[] = [];
  outcomes.forEach((outcome, row) => {
    if (outcome === OUTCOME.different) places.push({ row, place: drawnPlace(row, seed) });
  });
  places.sort((a, b) => a.place - b.place || a.row - b.row);
  return places.slice(0, MOST_DRAWN).map(({ row }) => {
    const said = [paired.first[row]!, paired.second[row]!];
    const written = said.map((answer) =>
      paired.type === 'regression' ? cleanValue(answer, clean) : cleanName(paired.classes[answer]!, clean),
    );
    // Nobody can judge between two that look alike.
    const bare = said.map((answer) => (paired.type === 'regression' ? answer : paired.classes[answer]!));
    const [first, second] = written[0] === written[1] ? bare : written;
    return { row, first: first!, second: second! };
  });
}
