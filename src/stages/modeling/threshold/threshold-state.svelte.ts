import type { BenchSpec, ParitySteps } from '../../../core/evaluation/bench-spec.ts';
import { cheapestStep } from '../../../core/evaluation/cost-hull.ts';
import type { Parity } from '../../../core/evaluation/group-thresholds.ts';
import { policyFigures, type PolicyFigures } from '../../../core/evaluation/policy-figures.ts';
import { costOf, countsAt, countsOfStep, stepAt } from '../../../core/evaluation/score-steps.ts';
import type { BenchGroup, ThresholdBench } from '../../../core/evaluation/threshold-bench.ts';
import { thresholdOfStep } from '../../../core/evaluation/threshold-of-step.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { BinaryCounts } from '../../../core/metrics/binary-counts.ts';
import { Thresholds } from '../../../session/thresholds.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import { groupColumns } from '../../../parts/slices/group-columns.ts';
import type { OpenEvaluation } from '../evaluation/open-evaluation.ts';
import { numberIn, SLICES } from './threshold-query.ts';

/** One threshold for all; the cheapest one; or by group with a rate alike. */
export type Policy = 'one' | 'cheapest' | Parity;

export interface GroupAt {
  group: BenchGroup;
  threshold: number;
  counts: BinaryCounts;
}

export interface PolicyAt extends PolicyFigures {
  policy: Policy;
  thresholds: readonly number[];
}

/** How long the ratio must rest before thresholds by group are looked for. */
const REST_MS = 200;

/**
 * The threshold that is tried, what errors cost, and everything that follows from them. The scores were sorted once by
 * a worker; from then on whatever moves is found by halving.
 */
export class ThresholdState {
  readonly #workbench: Workbench;
  readonly #opened: OpenEvaluation;
  bench = $state.raw<ThresholdBench | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  threshold = $state(0.5);
  /** What a false positive costs, counted in false negatives. */
  ratio = $state(1);
  /** How far groups may lie apart under a parity. */
  tolerance = $state(0.01);
  policy = $state<Policy>('one');
  /** Name of the column that makes the groups; SLICES: the saved ones; null: none. */
  by = $state<string | null>(null);
  parities = $state.raw<readonly ParitySteps[] | null>(null);
  /** The thresholds by group are not those of the present cost yet. */
  seeking = $state(false);
  /** What the bench is of. */
  #sorted = $state.raw<BenchSpec | null>(null);
  #asked = 0;
  #sought = 0;

  constructor(workbench: Workbench, opened: OpenEvaluation) {
    this.#workbench = workbench;
    this.#opened = opened;
    const task = opened.model?.signature.task;
    const own = task?.type === 'classification' ? task.threshold : null;
    const { query } = workbench.route.place;
    this.threshold = numberIn(query['threshold'], 0, 1.01) ?? own ?? 0.5;
    this.ratio = numberIn(query['cost'], 0, 1e6) ?? 1;
    const by = query['by'] ?? this.columns[0]?.name;
    this.by = by || null;
  }

  readonly columns = $derived.by(() => groupColumns(this.#opened.table, this.#opened.evaluation.truth));

  readonly spec = $derived.by((): BenchSpec => {
    const { evaluation } = this.#opened;
    return { evaluation: evaluation.digest, by: this.#groupedBy() };
  });

  readonly step = $derived(this.bench ? stepAt(this.bench.steps, this.threshold) : 0);
  readonly counts = $derived(
    this.bench ? countsOfStep(this.bench.steps, this.step) : { tp: 0, fp: 0, fn: 0, tn: 0 },
  );
  readonly cost = $derived(costOf(this.counts, this.ratio));
  readonly cheapest = $derived.by(() => {
    if (!this.bench) return null;
    const { steps, hull } = this.bench;
    const step = cheapestStep(steps, hull, this.ratio);
    return { step, cost: costOf(countsOfStep(steps, step), this.ratio) };
  });
  readonly cheapestThreshold = $derived(
    this.bench && this.cheapest ? thresholdOfStep(this.bench.steps, this.cheapest.step) : 0.5,
  );

  /** What each policy comes to; none where groups overlap or there are none. */
  readonly policies = $derived.by((): readonly PolicyAt[] => {
    const { bench } = this;
    if (!bench?.disjoint || bench.groups.length === 0) return [];
    const groups = bench.groups.map(({ steps }) => steps);
    const all = (threshold: number): number[] => groups.map(() => threshold);
    const found = (this.parities ?? []).flatMap(({ parity, steps }) =>
      steps && steps.length === groups.length
        ? [{ policy: parity as Policy, thresholds: this.#cuts(steps) }]
        : [],
    );
    const policies: readonly Pick<PolicyAt, 'policy' | 'thresholds'>[] = [
      { policy: 'one', thresholds: all(this.threshold) },
      { policy: 'cheapest', thresholds: all(this.cheapestThreshold) },
      ...found,
    ];
    return policies.map(({ policy, thresholds }) => ({
      policy,
      thresholds,
      ...policyFigures(groups, thresholds, this.threshold, this.ratio),
    }));
  });

  /** The column that the groups of the bench are of. */
  readonly column = $derived(this.#sorted?.by?.of === 'column' ? this.#sorted.by.column : null);

  /** The policy that is looked at, as long as there is such a one. */
  readonly chosen = $derived.by((): Policy =>
    this.policies.some(({ policy }) => policy === this.policy) ? this.policy : 'one',
  );

  /** The groups under that policy. */
  readonly groups = $derived.by((): readonly GroupAt[] => {
    const chosen = this.policies.find(({ policy }) => policy === this.chosen);
    return (this.bench?.groups ?? []).map((group, at) => {
      const threshold = chosen?.thresholds[at] ?? this.threshold;
      return { group, threshold, counts: countsAt(group.steps, threshold) };
    });
  });

  /** Sorts anew where the groups are others; the last question asked wins. What was there stays where that fails. */
  async load(spec: BenchSpec): Promise<void> {
    const asked = ++this.#asked;
    try {
      const bench = await this.#workbench.the(Thresholds).bench(spec);
      if (asked !== this.#asked) return;
      this.bench = bench;
      this.#sorted = spec;
      this.parities = null;
      this.problem = null;
    } catch (error) {
      if (asked === this.#asked) this.problem = factsOf(error);
    }
  }

  /** Looks for thresholds by group once cost and tolerance rest; returns what calls it off. */
  seek(ratio: number, tolerance: number): () => void {
    const spec = this.#sorted!;
    const sought = ++this.#sought;
    this.seeking = true;
    const timer = setTimeout(() => {
      this.#workbench
        .the(Thresholds)
        .byGroup(spec, ratio, tolerance)
        .then(
          (parities) => {
            if (sought !== this.#sought) return;
            this.parities = parities;
            this.seeking = false;
          },
          (error: unknown) => {
            if (sought !== this.#sought) return;
            this.problem = factsOf(error);
            this.seeking = false;
          },
        );
    }, REST_MS);
    return () => clearTimeout(timer);
  }

  #groupedBy(): BenchSpec['by'] {
    const { by } = this;
    if (by === SLICES) {
      const slices = this.#opened.open.slices.map(({ name, body }) => ({ name, where: body.where }));
      return { of: 'slices', slices };
    }
    return by !== null && this.columns.some(({ name }) => name === by) ? { of: 'column', column: by } : null;
  }

  /** Groups that a parity does not compare keep the threshold of all. */
  #cuts(steps: readonly (number | null)[]): number[] {
    return steps.map((step, at) =>
      step === null ? this.threshold : thresholdOfStep(this.bench!.groups[at]!.steps, step),
    );
  }
}
