import { viewLane } from '../compute/clients.ts';
import { judge } from '../core/brief/judge-target.ts';
import { isOfModel, modelFigure } from '../core/brief/model-figures.ts';
import { questionOf } from '../core/brief/target-question.ts';
import type { MetricRef, Target, TargetEvidence, TargetUse, Verdict } from '../core/brief/target.ts';
import type { Evaluation } from '../core/evaluation/evaluation.ts';
import { standingEvaluation } from '../core/evaluation/standing-evaluation.ts';
import { storedFigure } from '../core/evaluation/stored-figure.ts';
import { canonicalJson } from '../core/kernel/canonical-json.ts';
import type { Estimate } from '../core/kernel/estimate.ts';
import type { Digest } from '../core/kernel/objects.ts';
import { factsOf } from '../core/kernel/problem.ts';
import { VALUE } from '../core/metrics/outcome-value.ts';
import type { MeasureAnswer, Measuring } from '../core/metrics/measuring.ts';
import { tagsOf } from '../core/slices/fields-of.ts';
import { predicateKey } from '../core/slices/predicate-key.ts';
import { isOfBaseline } from './is-of-baseline.ts';
import type { OpenProject, Shelved } from './open-project.svelte.ts';
import { pricedMeasure } from './priced-measure.ts';

/** A figure that a target is about, or why there is none. */
export type TargetFigure =
  | { estimate: Estimate; evidence: TargetEvidence; why: null }
  | { estimate: null; evidence: null; why: string };

export interface Judged {
  target: Target;
  /** null while it is being measured. */
  verdict: Verdict | null;
}

/** Figures that targets are held against, each asked once, and the verdicts. */
export class Targets {
  #answers = $state.raw<ReadonlyMap<string, MeasureAnswer>>(new Map());
  readonly #asked = new Set<string>();
  /** By evaluation, what is to be asked together. */
  readonly #waiting = new Map<Digest, Map<string, Measuring>>();

  /** Metrics on slices of an evaluation whose rows are here, in the order asked. */
  measure(evaluation: Digest, asked: readonly Measuring[]): Promise<readonly MeasureAnswer[]> {
    return viewLane.run((api) => api.measure(evaluation, asked));
  }

  /** How a target stands on an evaluation; null while it is being measured. Read in a derivation, it follows. */
  verdict(
    open: OpenProject,
    { id, body }: Pick<Target, 'id' | 'body'>,
    evaluation: Evaluation,
  ): Verdict | null {
    const figure = this.figure(open, body.measure, evaluation);
    if (!figure) return null;
    const { estimate, evidence } = figure;
    if (!estimate) return { target: id, state: 'notMeasured', why: figure.why, estimate, evidence };
    return { target: id, ...judge(body, estimate), estimate, evidence };
  }

  /** All targets read as `use`, in the order they were set. */
  judged(open: OpenProject, evaluation: Evaluation, use: TargetUse = 'gate'): readonly Judged[] {
    return open.targets
      .filter(({ body }) => body.where.includes(use))
      .map((target) => ({ target, verdict: this.verdict(open, target, evaluation) }));
  }

  /** The evaluation that the project answers for, as `standingEvaluation` has it. */
  standing(open: OpenProject): Shelved<'evaluation'> | null {
    return standingEvaluation(
      open.evaluations,
      ({ object }) => object.model,
      open.registry.live?.model ?? null,
      (model) => isOfBaseline(open, { model }),
    );
  }

  /** The model that the project answers for: the one in production, else the one that was evaluated last. */
  standingModel(open: OpenProject): Digest | null {
    return open.registry.live?.model ?? this.standing(open)?.object.model ?? null;
  }

  /** How many gates an evaluation does not pass; what is undecided or not measured is not counted. */
  failing(open: OpenProject, evaluation: Evaluation): number {
    return this.judged(open, evaluation).filter(({ verdict }) => verdict?.state === 'fail').length;
  }

  /** The present value of what a target is about; null while it is being measured. */
  figure(open: OpenProject, ref: MetricRef, evaluation: Evaluation): TargetFigure | null {
    const { asks, gone } = questionOf(ref, open.slices);
    if (asks) return this.figureFor(open, asks, evaluation);
    const name = open.deleted(gone)?.name;
    return missing(name ? `the slice “${name}” is gone` : 'its slice is gone');
  }

  /** The same for rows that need not be a saved slice. */
  figureFor(open: OpenProject, asks: Measuring, evaluation: Evaluation): TargetFigure | null {
    if (isOfModel(asks.measure.metric)) {
      const latencies = open.latencies.map(({ object }) => object);
      const model = open.object('model', evaluation.model);
      const { estimate, of, why } = modelFigure(asks.measure, model, latencies);
      return estimate ? { estimate, evidence: { of, where: null, against: null }, why: null } : missing(why);
    }
    if (asks.measure.metric === VALUE) {
      const { measure, why } = pricedMeasure(open, asks.measure, evaluation);
      return measure ? this.#ofRows(open, { ...asks, measure }, evaluation) : missing(why);
    }
    return this.#ofRows(open, asks, evaluation);
  }

  #ofRows(open: OpenProject, asks: Measuring, evaluation: Evaluation): TargetFigure | null {
    const evidence = evidenceOf(evaluation.digest, asks);
    const isWhole = asks.statistic === 'value' && asks.where.op === 'all';
    const stored = isWhole ? storedFigure(evaluation, asks.measure) : null;
    if (stored) return { estimate: stored, evidence, why: null };
    if (!open.isWhole(evaluation.table) || !open.isWhole(evaluation.predictions)) {
      return missing('the rows of this evaluation are not here');
    }
    const answer = this.#answer(open, asks, evidence);
    if (!answer) return null;
    return answer.estimate
      ? { estimate: answer.estimate, evidence, why: null }
      : missing(answer.problem.message);
  }

  #answer(open: OpenProject, asks: Measuring, { of, where, against }: TargetEvidence): MeasureAnswer | null {
    const tagged = [asks.where, ...(asks.againstWhere ? [asks.againstWhere] : [])].some(
      (rows) => tagsOf(rows).length > 0,
    );
    const tags = tagged ? [open.id, open.tags.version] : [];
    const key = canonicalJson([of, asks.measure, asks.statistic, where, against, ...tags]);
    const known = this.#answers.get(key);
    if (known) return known;
    if (!this.#asked.has(key)) {
      this.#asked.add(key);
      this.#ask(of, key, asks);
    }
    return null;
  }

  #ask(evaluation: Digest, key: string, asks: Measuring): void {
    const waiting = this.#waiting.get(evaluation);
    if (waiting) {
      waiting.set(key, asks);
      return;
    }
    this.#waiting.set(evaluation, new Map([[key, asks]]));
    queueMicrotask(() => void this.#send(evaluation));
  }

  async #send(evaluation: Digest): Promise<void> {
    const waiting = this.#waiting.get(evaluation)!;
    this.#waiting.delete(evaluation);
    const keys = [...waiting.keys()];
    const answers = await this.measure(evaluation, [...waiting.values()]).catch((error: unknown) => {
      const problem = factsOf(error);
      return keys.map((): MeasureAnswer => ({ estimate: null, problem }));
    });
    this.#answers = new Map([...this.#answers, ...keys.map((key, at) => [key, answers[at]!] as const)]);
  }
}

function evidenceOf(of: Digest, { where, againstWhere, statistic }: Measuring): TargetEvidence {
  const against = statistic === 'value' || !againstWhere ? null : predicateKey(againstWhere);
  return { of, where: predicateKey(where), against };
}

function missing(why: string): TargetFigure {
  return { estimate: null, evidence: null, why };
}
