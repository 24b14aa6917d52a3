import { newDocument } from '../../../core/artifact/new-document.ts';
import { stepAt } from '../../../core/evaluation/score-steps.ts';
import { thresholdOfStep } from '../../../core/evaluation/threshold-of-step.ts';
import { canonicalJson } from '../../../core/kernel/canonical-json.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { AutomationBench } from '../../../core/automation/automation-bench.ts';
import {
  degreeOutcome,
  standingDegree,
  type AutomationDegree,
} from '../../../core/automation/automation-degrees.ts';
import { firstAutomation, type Automation } from '../../../core/automation/automation-document.ts';
import type { FrontierSetting } from '../../../core/automation/automation-frontier.ts';
import type { AutomationOutcome, Thresholds } from '../../../core/automation/automation-outcome.ts';
import type { AutomationReport, FrontierReport } from '../../../core/automation/automation-report.ts';
import { mostReviewed, reviewQueue, type ReviewQueue } from '../../../core/automation/review-queue.ts';
import { Automating } from '../../../session/automating.ts';
import { freshId } from '../../../session/ids.ts';
import { SoleDocument } from '../../../session/sole-document.ts';
import { TypedDocument } from '../../../session/typed-document.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import type { AutomatedEvaluation } from './opened-automation.ts';

/** What the frontier is drawn of. */
export type FrontierUnit = 'cost' | 'errors';

/** How long the costs must rest before the frontier is looked for. */
const REST_MS = 200;
const ERRORS = { falsePositive: 1, falseNegative: 1, review: 0 };

/**
 * Two thresholds on the scores of an evaluation and what follows from them. The scores were sorted once by a worker;
 * whatever moves is found by halving.
 */
export class AutomationState {
  readonly of: AutomatedEvaluation;
  readonly #workbench: Workbench;
  readonly #typed: TypedDocument<Automation>;
  report = $state.raw<AutomationReport | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  unit = $state<FrontierUnit>('cost');
  /** By total cost, and by errors where that was asked for; of an earlier setting until the present one is found. */
  frontiers = $state.raw<Partial<Record<FrontierUnit, FrontierReport>>>({});
  #found = $state('');
  #asked = 0;
  #sought = 0;

  /** Made while a component is being set up. */
  constructor(workbench: Workbench, of: AutomatedEvaluation) {
    this.of = of;
    this.#workbench = workbench;
    const { open, evaluation } = of;
    const task = of.model?.signature.task;
    const first = firstAutomation(
      evaluation.digest,
      task?.type === 'classification' && task.positive === null,
    );
    const isIt = ({ body }: Automation): boolean => body.evaluation === evaluation.digest;
    const stored = (): Automation['body'] => open.automations.find(isIt)?.body ?? first;
    const sole = new SoleDocument<Automation>(workbench.documents, {
      project: open.id,
      key: `automation:${evaluation.digest}`,
      isIt: (doc): doc is Automation => doc.kind === 'automation' && isIt(doc),
      shown: stored,
      make: (body) => {
        const name = `Automation by ${open.nameOf(evaluation.model, 'a model')}`.slice(0, 200);
        const identity = { id: freshId(), projectId: open.id, name, nowMs: Date.now() };
        return newDocument('automation', identity, body);
      },
    });
    this.#typed = new TypedDocument(sole, stored);
  }

  get body(): Automation['body'] {
    return this.#typed.body;
  }

  /** The score is the confidence in an answer, whichever it is. */
  readonly isOneSided = $derived.by(() => this.report !== null && this.report.positive === null);
  readonly thresholds = $derived.by((): Thresholds => {
    const { low, high } = this.body;
    return { low: this.isOneSided ? 0 : Math.min(low, high), high };
  });
  /** A model that answers whichever class it is surest of has one cost of an error. */
  readonly setting = $derived.by((): FrontierSetting => {
    const { human, costs } = this.body;
    const falseNegative = this.isOneSided ? costs.falsePositive : costs.falseNegative;
    return {
      human: { falsePositive: human.falsePositive, falseNegative: human.falseNegative },
      costs: { ...costs, falseNegative },
      isOneSided: this.isOneSided,
    };
  });
  /** Where the model alone draws the line. */
  readonly ownThreshold = $derived.by(() => {
    const task = this.of.model?.signature.task;
    if (this.isOneSided) return 0;
    return (task?.type === 'classification' ? task.threshold : null) ?? 0.5;
  });
  readonly outcome = $derived.by(() => this.report && this.outcomeOf(this.body.degree, this.report.bench));
  readonly standing = $derived.by(
    () => this.report && this.outcome && standingDegree(this.body.degree, this.report.bench, this.outcome),
  );
  readonly queue = $derived.by((): ReviewQueue | null => {
    const { report, outcome, body } = this;
    if (!report || !outcome || report.bench.n === 0) return null;
    const { n, unscored } = report.bench;
    const alone = unscored.positives + unscored.negatives + unscored.unknown;
    const effort = body.degree === 'assist' ? (alone + (n - alone) * body.effort) / n : 1;
    return reviewQueue(body.team, outcome.reviewed / n, effort);
  });
  /** The least total cost of any two thresholds; null until it is found for the present setting. */
  readonly least = $derived.by(() =>
    this.#found === canonicalJson(this.setting) ? (this.frontiers.cost?.cheapest.outcome.cost ?? null) : null,
  );

  /** What a degree comes to at the present setting; O(log K). */
  outcomeOf(degree: AutomationDegree, bench: AutomationBench): AutomationOutcome {
    const { human, costs } = this.setting;
    const { reliance, effort } = this.body;
    const own = { low: this.ownThreshold, high: this.ownThreshold };
    const thresholds = degree === 'partial' ? this.thresholds : own;
    return degreeOutcome(bench, degree, { human, costs, thresholds, reliance, effort });
  }

  /** Sorts the scores, and those of each group; the last question asked wins. */
  async load(by: string | null): Promise<void> {
    const asked = ++this.#asked;
    try {
      const report = await this.#workbench
        .the(Automating)
        .report({ evaluation: this.of.evaluation.digest, by });
      if (asked !== this.#asked) return;
      this.report = report;
      this.problem = null;
    } catch (error) {
      if (asked === this.#asked) this.problem = factsOf(error);
    }
  }

  /** Looks for the frontier once the setting rests; returns what calls it off. */
  seek(setting: FrontierSetting, unit: FrontierUnit): () => void {
    const sought = ++this.#sought;
    const { digest } = this.of.evaluation;
    const timer = setTimeout(() => void this.#find(sought, setting, unit, digest), REST_MS);
    return () => clearTimeout(timer);
  }

  async #find(
    sought: number,
    setting: FrontierSetting,
    unit: FrontierUnit,
    digest: AutomatedEvaluation['evaluation']['digest'],
  ): Promise<void> {
    const automating = this.#workbench.the(Automating);
    try {
      const cost = await automating.frontier(digest, setting);
      const errors =
        unit === 'errors' ? await automating.frontier(digest, { ...setting, costs: ERRORS }) : null;
      if (sought !== this.#sought) return;
      this.frontiers = errors ? { cost, errors } : { cost };
      this.#found = canonicalJson(setting);
    } catch (error) {
      if (sought === this.#sought) this.problem = factsOf(error);
    }
  }

  /** Moves the thresholds, which is partial automation; one that is passed by the other takes it along. */
  move(cut: 'low' | 'high', to: number): void {
    const { low, high } = this.thresholds;
    const moved =
      cut === 'low' ? { low: to, high: Math.max(to, high) } : { low: Math.min(low, to), high: to };
    this.type({ ...moved, degree: 'partial' }, 'Move the thresholds');
  }

  /** Takes thresholds that were found, in as few decimals as can be. */
  async take({ low, high }: Thresholds, label: string): Promise<void> {
    const bench = this.report?.bench;
    if (!bench) return;
    const short = (threshold: number): number => thresholdOfStep(bench, stepAt(bench, threshold));
    await this.put({ low: this.isOneSided ? 0 : short(low), high: short(high), degree: 'partial' }, label);
  }

  /** The cheapest of all thresholds, or of those that the reviewers can take. False where there are none. */
  async takeCheapest(withinTeam: boolean): Promise<boolean> {
    const { bench } = this.report!;
    const most = withinTeam ? mostReviewed(bench, this.body.team) : Infinity;
    try {
      const point = await this.#workbench
        .the(Automating)
        .within(this.of.evaluation.digest, this.setting, most);
      if (!point) return false;
      await this.take(point, withinTeam ? 'As much as the reviewers can take' : 'The cheapest thresholds');
      return true;
    } catch (error) {
      this.problem = factsOf(error);
      return true;
    }
  }

  type(patch: Partial<Automation['body']>, label: string): void {
    this.#typed.type(patch, label);
  }

  async put(patch: Partial<Automation['body']>, label: string): Promise<void> {
    await this.#typed.put(patch, label);
  }
}
