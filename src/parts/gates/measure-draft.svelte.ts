import { isOfModel, isTimed, LATENCY, PERCENTILE, usualBatch } from '../../core/brief/model-figures.ts';
import { targetMetric } from '../../core/brief/target-metrics.ts';
import type { Target } from '../../core/brief/target.ts';
import type { Evaluation } from '../../core/evaluation/evaluation.ts';
import type { Measure } from '../../core/metrics/measure.ts';
import { VALUE } from '../../core/metrics/outcome-value.ts';
import { plannedMetrics, type Says } from '../../core/metrics/planned-metrics.ts';
import type { OpenProject } from '../../session/open-project.svelte.ts';
import { errorCosts } from '../../session/priced-measure.ts';
import { targetChoices, targetClasses } from './metric-choices.ts';
import { groundOf, type TargetGround } from './target-ground.ts';

/** What a target is measured by, as it stands in its form. */
export class MeasureDraft {
  metric = $state('');
  ofClass = $state<string | null>(null);
  percentile = $state<number | null>(PERCENTILE);
  batch = $state<number | null>(1);
  /** The estimate of what errors cost that gives a metric its money. */
  costs = $state<string | null>(null);
  /** What the model will say, where nothing here tells. */
  says = $state<Says>('class');
  /** Unit of the values, where nothing here tells. */
  typedUnit = $state('');
  readonly original: Target | null;
  readonly ground: TargetGround;
  protected readonly open: OpenProject;

  constructor(open: OpenProject, evaluation: Evaluation | null, original: Target | null) {
    this.open = open;
    this.original = original;
    this.ground = groundOf(open, evaluation);
    this.says = this.ground.says ?? 'class';
    if (original) this.#restore(original);
  }

  get evaluation(): Evaluation | null {
    return this.ground.evaluation;
  }

  readonly #kept = $derived.by(() => {
    const own = this.original?.body.measure;
    return own?.metric === this.metric ? own : null;
  });
  readonly choices = $derived.by(() =>
    targetChoices(this.ground, this.says, this.original?.body.measure.metric ?? null),
  );
  readonly #classes = $derived.by(() => {
    const kept = this.#kept?.params['class'];
    return targetClasses(this.ground, this.metric, kept === undefined ? null : String(kept));
  });
  readonly isOfOne = $derived.by(() => this.#classes.isOfOne);
  readonly classes = $derived.by(() => this.#classes.classes);
  readonly ofModel = $derived.by(() => isOfModel(this.metric));
  readonly estimates = $derived.by(() => (this.metric === VALUE ? errorCosts(this.open) : []));
  readonly #currency = $derived.by(
    () => this.estimates.find(({ estimate }) => estimate.id === this.costs)?.costs.currency ?? null,
  );
  /** Whether the unit is that of the values and has to be said. */
  readonly asksUnit = $derived.by(
    () => targetMetric(this.metric)?.unit === 'label' && this.ground.unit === null,
  );
  readonly unit = $derived.by(() => {
    const unit = targetMetric(this.metric)?.unit ?? this.#keptUnit ?? 'number';
    if (unit === 'money') return this.#currency ?? this.#keptUnit ?? '';
    return unit === 'label' ? (this.ground.unit ?? this.typedUnit.trim()) : unit;
  });
  get #keptUnit(): string | undefined {
    return this.#kept ? this.original?.body.unit : undefined;
  }

  readonly measure = $derived.by((): Measure => {
    const { metric } = this;
    if (isTimed(metric)) {
      const { percentile, batch } = this;
      return {
        metric,
        params: { percentile: percentile ?? PERCENTILE, batch: batch ?? usualBatch(metric) },
      };
    }
    if (metric === VALUE && this.costs !== null && this.#currency !== null) {
      return { metric, params: { estimate: this.costs, currency: this.#currency } };
    }
    const named = this.ofClass !== null && this.isOfOne ? { class: this.ofClass.trim() } : {};
    return { metric, params: { ...this.#otherParams, ...named } };
  });
  /** Those that the form does not ask for, as the target or the evaluation has them. */
  get #otherParams(): Measure['params'] {
    if (this.#kept) return this.#kept.params;
    const found = this.evaluation?.results.find(({ measure }) => measure.metric === this.metric);
    return found?.measure.params ?? {};
  }

  /** Whether it says what is to be measured. */
  readonly isWhole = $derived.by(() => {
    if (this.metric === VALUE) return this.#currency !== null;
    return !this.isOfOne || (this.ofClass ?? '').trim() !== '';
  });

  /** What a new target is first proposed on. */
  protected get firstMeasure(): Measure {
    const first = this.evaluation
      ? this.evaluation.results[0]?.measure
      : { metric: this.choices[0]!.value, params: {} };
    return first ?? { metric: LATENCY, params: {} };
  }

  protected chooseMetric(metric: string): void {
    const named = this.ofClass;
    this.metric = metric;
    this.ofClass = this.isOfOne ? (this.classes[0] ?? named ?? '') : null;
    if (isTimed(metric)) this.batch = usualBatch(metric);
    this.costs ??= this.estimates[0]?.estimate.id ?? null;
  }

  #restore({ body: { measure, unit } }: Target): void {
    const { metric, params } = measure;
    this.metric = metric;
    this.ofClass = 'class' in params ? String(params['class']) : null;
    this.percentile = Number(params['percentile'] ?? PERCENTILE);
    this.batch = Number(params['batch'] ?? usualBatch(metric));
    this.costs = 'estimate' in params ? String(params['estimate']) : null;
    this.typedUnit = targetMetric(metric)?.unit === 'label' ? unit : '';
    const ofValues: readonly string[] = plannedMetrics('value', null);
    if (this.ground.says === null && ofValues.includes(metric)) this.says = 'value';
  }
}
