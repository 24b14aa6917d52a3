import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import { Problem } from '../kernel/problem.ts';
import { createRandom } from '../kernel/random.ts';
import type { ClassOutcome, Outcome } from '../predictions/outcome.ts';
import { weighRows } from '../predictions/weigh-rows.ts';
import { subsetOutcome } from '../predictions/subset-outcome.ts';
import type { Column } from '../table/column.ts';
import { takeRows } from '../table/take-rows.ts';
import { countClasses, type ClassCounts } from './class-counts.ts';
import { countedMetric, isCounted } from './counted-metrics.ts';
import { headline } from './headline.ts';
import type { Measure, Measured } from './measure.ts';
import { VALUE, valuePerThousand } from './outcome-value.ts';
import { weighedHeadline } from './weighed-headline.ts';

/** Rows the model gets wrong, as a count: what a must-pass set is judged by. */
export const ERRORS = 'errors';
/** Seed of the bootstrap behind intervals that have no formula: that of an evaluation, so that both agree. */
const SEED = 1;

/** One metric after another on the same rows. What several metrics need is worked out once. */
export class RowMeasurer {
  readonly #outcome: Outcome;
  readonly #mask: Uint8Array | null;
  readonly #weights: Column | null;
  readonly #known = new Map<string | null, readonly Measured[]>();
  #counts: ClassCounts | null = null;
  #part: { outcome: Outcome; weights: Column | null } | null = null;

  /** `mask`: one byte a row, 1 = in; null = all. `weights`: sample weights, where the evaluation is weighted. */
  constructor(outcome: Outcome, mask: Uint8Array | null = null, weights: Column | null = null) {
    this.#outcome = outcome;
    this.#mask = mask;
    this.#weights = weights;
  }

  /**
   * Any metric of `headline`, of any class: `params.class` against the rest; or "errors"; or money per 1,000 rows (see
   * `valuePerThousand`, which counts rows, not weights). Throws Problem "measure.unknown" where the task has no such metric, "measure.noClass" where it has no such class.
   */
  measure(measure: Measure): Estimate {
    const { metric } = measure;
    if (metric === ERRORS) return errorsIn(this.#outcome, this.#mask);
    if (metric === VALUE && this.#outcome.type === 'classification') {
      return valuePerThousand(measure, this.#outcome.classes, this.#classCounts(this.#outcome));
    }
    const counted = this.#counted(measure);
    if (counted) return counted;
    const found = this.#among(this.#figures(null), measure) ?? this.#ofClass(measure);
    if (found) return found.estimate;
    throw new Problem({
      code: 'measure.unknown',
      message: `This model’s answers have no metric “${metric}”.`,
      expected: [...new Set(this.#figures(null).map((known) => known.measure.metric))].join(', '),
      found: metric,
    });
  }

  /** What counts alone tell, without a copy of the rows; null where more is needed. */
  #counted({ metric, params }: Measure): Estimate | null {
    const outcome = this.#outcome;
    if (outcome.type === 'regression' || this.#weights || !isCounted(metric)) return null;
    const { class: name, ...others } = params;
    if (Object.keys(others).length > 0 || (metric === 'accuracy') !== (name === undefined)) return null;
    const of = outcome.classes.indexOf(String(name));
    if (metric !== 'accuracy' && of < 0) return null;
    return countedMetric(metric, this.#classCounts(outcome), of);
  }

  #classCounts(outcome: ClassOutcome): ClassCounts {
    this.#counts ??= countClasses(outcome, this.#mask);
    return this.#counts;
  }

  /** The class as the positive one. */
  #ofClass(measure: Measure): Measured | undefined {
    const name = measure.params['class'];
    if (name === undefined || this.#outcome.type === 'regression') return undefined;
    if (!this.#outcome.classes.includes(String(name))) {
      throw new Problem({
        code: 'measure.noClass',
        message: `There is no class “${String(name)}” here.`,
        expected: this.#outcome.classes.join(', '),
        found: String(name),
      });
    }
    return this.#among(this.#figures(String(name)), measure);
  }

  /** Parameters that are not given may be any; only of many classes none stands for all. */
  #among(figures: readonly Measured[], { metric, params }: Measure): Measured | undefined {
    const outcome = this.#outcome;
    const needsClass = outcome.type === 'classification' && outcome.positive === null;
    return figures.find(
      ({ measure }) =>
        measure.metric === metric &&
        Object.entries(params).every(([key, value]) => String(measure.params[key]) === String(value)) &&
        !(needsClass && 'class' in measure.params && !('class' in params)),
    );
  }

  /** null = as the outcome stands. */
  #figures(positive: string | null): readonly Measured[] {
    let known = this.#known.get(positive);
    if (!known) {
      const { outcome, weights } = this.#rows();
      const as =
        positive === null || outcome.type === 'regression'
          ? outcome
          : { ...outcome, positive: outcome.classes.indexOf(positive) };
      const random = createRandom(SEED);
      known = weights ? weighedHeadline(weighRows(as, weights), random) : headline(as, random);
      this.#known.set(positive, known);
    }
    return known;
  }

  #rows(): { outcome: Outcome; weights: Column | null } {
    const [outcome, mask, weights] = [this.#outcome, this.#mask, this.#weights];
    this.#part ??= mask
      ? { outcome: subsetOutcome(outcome, mask), weights: weights && takeRows(weights, rowsIn(mask)) }
      : { outcome, weights };
    return this.#part;
  }
}

function rowsIn(mask: Uint8Array): Uint32Array {
  const rows = new Uint32Array(mask.length);
  let n = 0;
  for (let row = 0; row < mask.length; row++) if (mask[row] === 1) rows[n++] = row;
  return rows.subarray(0, n);
}

/** Labeled rows that are wrong or without an answer; n is all labeled rows. Undefined without such, and of values. */
function errorsIn(outcome: Outcome, mask: Uint8Array | null): Estimate {
  if (outcome.type === 'regression') {
    throw new Problem({
      code: 'measure.needsClasses',
      message: 'A model that predicts values is never simply right or wrong, so it has no number of errors.',
      fix: 'Set the target on its mean absolute error.',
    });
  }
  const { truth, predicted } = outcome;
  let rows = 0;
  let labeled = 0;
  let errors = 0;
  for (let i = 0; i < truth.length; i++) {
    if (mask && mask[i] === 0) continue;
    rows++;
    if (truth[i]! < 0) continue;
    labeled++;
    if (truth[i] !== predicted[i]) errors++;
  }
  if (labeled === 0) return undefinedBecause(rows === 0 ? 'emptySlice' : 'unlabeled', 0);
  return estimate(errors, labeled, null, labeled < rows ? { unlabeled: rows - labeled } : {});
}
