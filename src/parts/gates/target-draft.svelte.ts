import { isOfModel, MODEL_SIZE } from '../../core/brief/model-figures.ts';
import { targetMetric } from '../../core/brief/target-metrics.ts';
import { questionOf } from '../../core/brief/target-question.ts';
import type { Target, TargetTerms, TargetUse } from '../../core/brief/target.ts';
import type { Evaluation } from '../../core/evaluation/evaluation.ts';
import type { Id } from '../../core/kernel/objects.ts';
import type { Measure } from '../../core/metrics/measure.ts';
import type { Measuring, Statistic } from '../../core/metrics/measuring.ts';
import type { Says } from '../../core/metrics/planned-metrics.ts';
import { predicateKey } from '../../core/slices/predicate-key.ts';
import type { Predicate } from '../../core/slices/predicate.ts';
import { wordsOf } from '../../core/slices/words-of.ts';
import type { OpenProject } from '../../session/open-project.svelte.ts';
import { sliceOf } from '../slices/saved-slices.ts';
import { boundScale } from './bound-scale.ts';
import { MeasureDraft } from './measure-draft.svelte.ts';
import { usualName } from './target-words.ts';

/** Where a new target begins: at a figure, a row of a sheet, or nowhere in particular. */
export interface TargetStart {
  measure?: Measure;
  where?: Predicate;
}

/** Rows an estimate needs for a target of its own accord; the person may say otherwise. */
const LEAST_ROWS = 30;

/** Stands for the slice that will be made. */
const MADE = 'made' as Id;

/** A target as it stands in its form. */
export class TargetDraft extends MeasureDraft {
  where = $state.raw<Predicate>({ op: 'all' });
  statistic = $state<Statistic>('value');
  /** A saved slice; null = all other rows. */
  against = $state<Id | null>(null);
  direction = $state<TargetTerms['direction']>('atLeast');
  /** As typed, in percent or whatever the metric is written in. */
  typed = $state<number | null>(null);
  decide = $state<TargetTerms['decide']>('point');
  minRows = $state<number | null>(LEAST_ROWS);
  uses = $state.raw<readonly TargetUse[]>(['gate']);
  owner = $state('');
  note = $state('');
  /** Null until one is typed. */
  name = $state<string | null>(null);
  /** A slice that the target stands on is no longer here. */
  readonly gone: boolean;

  /** `evaluation`: what its present value is of; null where there is none yet. */
  constructor(open: OpenProject, evaluation: Evaluation | null, from: Target | TargetStart, owner: string) {
    super(open, evaluation, 'body' in from ? from : null);
    if ('body' in from) {
      this.gone = this.#restore(from);
    } else {
      this.gone = false;
      this.owner = owner;
      this.where = from.where ?? { op: 'all' };
      const measure = from.measure ?? this.firstMeasure;
      this.choose(measure.metric);
      if ('class' in measure.params) this.ofClass = String(measure.params['class']);
    }
  }

  readonly scale = $derived.by(() => boundScale(this.unit, this.statistic));
  readonly asks = $derived.by((): Measuring => {
    const { measure, ofModel } = this;
    if (ofModel) return { measure, where: { op: 'all' }, againstWhere: null, statistic: 'value' };
    const against = this.open.slices.find(({ id }) => id === this.against);
    const { where, statistic } = this;
    return { measure, where, againstWhere: against?.body.where ?? null, statistic };
  });
  readonly value = $derived.by(() =>
    this.typed === null ? null : Number((this.typed / this.scale.factor).toPrecision(15)),
  );

  /** What is written once the slice is saved under this id; null while the form is not complete. */
  terms(slice: Id | null): TargetTerms | null {
    const { value, asks, minRows, unit, direction, decide, uses } = this;
    if (value === null || minRows === null || uses.length === 0 || !this.isWhole) return null;
    const against = asks.statistic === 'value' ? null : this.against;
    const before = this.original?.body;
    const kept = before?.measure.metric === asks.measure.metric ? before.measure : {};
    return {
      ...before,
      measure: { ...kept, ...asks.measure, slice, against, statistic: asks.statistic },
      ...{ direction, value, unit, decide, minRows, where: uses },
      owner: this.owner.trim(),
      note: this.note.trim(),
    };
  }

  /** Another metric, with the side that is better and a form that suits it. */
  choose(metric: string): void {
    const before = this.metric;
    this.chooseMetric(metric);
    this.direction = targetMetric(metric)?.higherIsBetter === false ? 'atMost' : 'atLeast';
    if (metric !== before) this.typed = null;
    if (isOfModel(metric)) this.statistic = 'value';
    this.minRows = metric === MODEL_SIZE ? 1 : LEAST_ROWS;
  }

  /** Says what the model will say, where nothing here tells: then with a metric that such a model has. */
  answer(says: Says): void {
    this.says = says;
    if (!this.choices.some(({ value }) => value === this.metric)) this.choose(this.choices[0]!.value);
  }

  setStatistic(statistic: Statistic): void {
    if (statistic !== this.statistic) this.typed = null;
    this.statistic = statistic;
  }

  use(use: TargetUse, yes: boolean): void {
    const others = this.uses.filter((one) => one !== use);
    this.uses = yes ? [...others, use] : others;
  }

  /** The saved slice that says this, the one the target stands on already before any other; null = none says it. */
  get saved(): Id | null {
    const { where } = this;
    if (where.op === 'all' || this.ofModel) return null;
    const own = this.open.slices.find(({ id }) => id === this.original?.body.measure.slice);
    if (own && predicateKey(own.body.where) === predicateKey(where)) return own.id;
    return sliceOf(where, this.open.slices)?.id ?? null;
  }

  /** Rows that no saved slice stands for, in words: they become one with the target. */
  readonly unsaved = $derived.by(() =>
    this.where.op === 'all' || this.ofModel || this.saved !== null ? null : wordsOf(this.where),
  );

  /** What it is called unless it is named; empty while the form is not complete. */
  readonly proposed = $derived.by(() => {
    const made = this.unsaved === null ? [] : [{ id: MADE, name: this.unsaved }];
    const terms = this.terms(made[0]?.id ?? this.saved);
    return terms ? usualName(terms, [...this.open.slices, ...made]) : '';
  });

  /** Whether a slice of it is gone. */
  #restore({ name, body }: Target): boolean {
    const { statistic } = body.measure;
    this.statistic = statistic;
    this.direction = body.direction;
    this.decide = body.decide;
    this.minRows = body.minRows;
    this.uses = body.where;
    this.owner = body.owner;
    this.note = body.note;
    this.name = name === usualName(body, this.open.slices) ? null : name;
    const { factor } = boundScale(body.unit, statistic);
    this.typed = Number((body.value * factor).toPrecision(12));
    const { asks } = questionOf(body.measure, this.open.slices);
    if (asks) {
      this.where = asks.where;
      this.against = body.measure.against;
    }
    return !asks;
  }
}
