import { lintPlan } from '../../../core/rollout/lint-plan.ts';
import type { PlanFinding } from '../../../core/rollout/plan-finding.ts';
import { Problem } from '../../../core/kernel/problem.ts';
import { guardrailTerms, planInForce } from '../../../core/rollout/guardrails.ts';
import type { RolloutPlan } from '../../../core/rollout/plan.ts';
import type { RolloutPlanBody, RolloutPlanDocument } from '../../../core/rollout/plan-document.ts';
import { requestsSeen, stretchesOf, type Stretch } from '../../../core/rollout/traffic.ts';
import { testDecides } from '../../../core/rollout/test-decides.ts';
import type { Target } from '../../../core/brief/target.ts';
import type { Id } from '../../../core/kernel/objects.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { SoleDocument } from '../../../session/sole-document.ts';
import { TypedDocument } from '../../../session/typed-document.svelte.ts';
import { Rollouts } from '../../../session/rollouts.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

/** Findings that need those rates: how often it is thrown out, and whether a test has errors enough. */
const BY_RATES = ['falseRollback', 'fewEvents'];
const REST_MS = 250;

/** A plan as it stands on the screen, what follows from it, and its edits. Made while a component is being set up. */
export class PlanEditor {
  readonly open: OpenProject;
  readonly #typed: TypedDocument<RolloutPlanDocument>;
  #chances = $state.raw<readonly PlanFinding[]>([]);
  /** The step that the picture and the table point at. */
  picked = $state<number | null>(null);

  constructor(workbench: Workbench, open: OpenProject, document: () => RolloutPlanDocument) {
    this.open = open;
    const { id } = document();
    const sole = new SoleDocument<RolloutPlanDocument>(workbench.documents, {
      project: open.id,
      key: `plan:${id}`,
      isIt: (other): other is RolloutPlanDocument => other.id === id,
      shown: () => document().body,
      make: () => {
        throw new Problem({ code: 'plan.gone', message: 'This plan was deleted in another tab.' });
      },
    });
    this.#typed = new TypedDocument(sole, () => document().body);
    $effect(() => this.#askChances(workbench));
  }

  get body(): RolloutPlanBody {
    return this.#typed.body;
  }

  /** The plan in force: its guardrails as their targets are now. */
  readonly plan = $derived.by((): RolloutPlan => planInForce(this.body, this.open.targets));
  readonly traffic = $derived.by(() => this.body.traffic ?? null);
  readonly stretches = $derived.by((): readonly Stretch[] => stretchesOf(this.plan, this.traffic));
  /** What the rates of a healthy model say comes a moment later, from a worker. */
  readonly findings = $derived.by((): readonly PlanFinding[] => {
    const quick = lintPlan(this.plan, { traffic: this.traffic, healthy: {} });
    const notes = quick.filter(({ severity }) => severity === 'note');
    return [...quick.filter(({ severity }) => severity !== 'note'), ...this.#chances, ...notes];
  });

  /** Asks when the typing rests; what was said before stands until the answer comes. */
  #askChances(workbench: Workbench): (() => void) | undefined {
    const { plan, traffic } = this;
    const { healthy = {} } = this.body;
    if (!traffic || !plan.metrics.some(({ id }) => healthy[id] !== undefined)) {
      this.#chances = [];
      return undefined;
    }
    let isWanted = true;
    const ask = async (): Promise<void> => {
      const found = await workbench.the(Rollouts).findings(plan, { traffic, healthy });
      if (isWanted) this.#chances = found.filter(({ code }) => BY_RATES.includes(code));
    };
    const timer = setTimeout(() => void ask(), REST_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }

  /** Requests that the challenger answers or is shown in a step; null where that cannot be said. */
  seenIn(step: number): number | null {
    const stretch = this.stretches[step];
    if (!this.traffic || !stretch || stretch.toMs === Infinity || stretch.toMs === stretch.fromMs)
      return null;
    return requestsSeen([stretch], this.traffic, stretch.fromMs, stretch.toMs);
  }

  /** The target behind a metric: itself, "gone", or null where there is none. */
  targetOf(metric: string): Target | 'gone' | null {
    const { guardrails = {} } = this.body;
    const id: Id | undefined = Object.hasOwn(guardrails, metric) ? guardrails[metric] : undefined;
    return id === undefined ? null : (this.open.targets.find((target) => target.id === id) ?? 'gone');
  }

  /** The target that a metric follows; null: none, or one that is gone. */
  targetNow(metric: string): Target | null {
    const target = this.targetOf(metric);
    return target === 'gone' ? null : target;
  }

  /** What of a metric does not count as it stands there, or has no value in a simulation; null: nothing. */
  remarkOn(metric: string): string | null {
    const target = this.targetNow(metric);
    if (target) {
      const why = guardrailTerms(target.body).notSimulated;
      if (why !== null) return `Not simulated. ${why}`;
    }
    const found = this.plan.metrics.find(({ id }) => id === metric);
    if (target && found && testDecides(found)) return 'Its test decides, not the target’s bound.';
    return found?.source === 'custom' ? 'To be simulated, say there what it stands for.' : null;
  }

  /** Changes the plan, written when the typing rests. */
  type(label: string, change: (plan: RolloutPlan) => RolloutPlan): void {
    this.#typed.type({ plan: change(this.body.plan) }, label);
  }

  /** Changes the plan at once: a step of undo of its own. */
  edit(label: string, change: (plan: RolloutPlan) => RolloutPlan): Promise<void> {
    return this.put(label, (body) => ({ plan: change(body.plan) }));
  }

  put(label: string, change: (body: RolloutPlanBody) => Partial<RolloutPlanBody>): Promise<void> {
    return this.#typed.put(change(this.body), label);
  }

  typeBody(label: string, patch: Partial<RolloutPlanBody>): void {
    this.#typed.type(patch, label);
  }
}
