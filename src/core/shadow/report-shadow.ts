import { compareModels } from '../evaluation/compare-models.ts';
import type { PairedOutcome } from '../evaluation/pair-outcomes.ts';
import { proportion } from '../metrics/proportion.ts';
import { classAgreement } from './class-agreement.ts';
import { numberShift } from './number-shift.ts';
import { countDifferences } from './shadow-differences.ts';
import type { ShadowReport } from './shadow-report.ts';

/** What two sets of answers to the same rows come to, slices aside. `differ`: see differencesOf. */
export function reportShadow(
  paired: PairedOutcome,
  differ: Int8Array,
  hasTruth: boolean,
): Omit<ShadowReport, 'slices' | 'notShown'> {
  const { both, different } = countDifferences(differ);
  const numbers =
    paired.type === 'regression' ? [paired.first, paired.second] : [paired.firstScores, paired.secondScores];
  const [first, second] = numbers;
  return {
    type: paired.type,
    both,
    agreement: proportion(both - different, both, 'noPairs'),
    classes: paired.type === 'classification' ? classAgreement(paired, differ) : null,
    shift: first && second ? numberShift(first, second, differ) : null,
    shiftOf:
      paired.type === 'regression' || paired.positive === null ? null : paired.classes[paired.positive]!,
    comparison: hasTruth ? compareModels(paired) : null,
  };
}
