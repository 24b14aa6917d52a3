import type { Source } from './project-facts.ts';
import { SCOPING_CHOICES } from './scoping-decision.ts';

/** The stages of a project's life, in their order. After the last comes the first again. */
export const CYCLE_STAGES = ['scoping', 'data', 'modeling', 'deployment', 'monitoring'] as const;
export type CycleStage = (typeof CYCLE_STAGES)[number];

/** The stage that each kind of step belongs to; of one that goes back, the stage it leads to. */
const STAGE_OF = {
  sheet: 'scoping',
  target: 'scoping',
  decision: 'scoping',
  dataset: 'data',
  datasetVersion: 'data',
  definition: 'data',
  labeling: 'data',
  split: 'data',
  baseline: 'modeling',
  model: 'modeling',
  evaluation: 'modeling',
  errorSheet: 'modeling',
  rollback: 'modeling',
  withdrawal: 'modeling',
  plan: 'deployment',
  shadow: 'deployment',
  trial: 'deployment',
  release: 'deployment',
  log: 'monitoring',
  batch: 'monitoring',
  alarm: 'monitoring',
} as const satisfies Record<string, CycleStage>;
export type StepKind = keyof typeof STAGE_OF;

/**
 * Something that was made or done on a day, and its screen. Only what is recorded with its date is one.
 * sheet: a kept version of the scoping sheet. decision: one on the whole project, `what` is its words. definition: a
 * version put into force. labeling: rows given to people, suspected errors too. trial: a model goes into shadow or canary.
 * release: a model goes into production. rollback, withdrawal: see `registrySteps`. shadow: a comparison that was run.
 * alarm: an episode that a person called worth their time.
 */
export interface CycleStep extends Pick<Source, 'what' | 'stage' | 'path' | 'query'> {
  kind: StepKind;
  atMs: number;
  /** Keys of the datasets it is of, or rests on. */
  of?: readonly string[];
  /** Number of the version, from 1 on. */
  number?: number;
  /** What stood there before it. */
  before?: string;
}

/** The project went back to an earlier stage. */
export interface Loop {
  from: CycleStage;
  to: CycleStage;
  atMs: number;
  /** Why it counts as one, in a sentence. */
  why: string;
  step: CycleStep;
  /** What a person called worth their time in monitoring before it; null = nothing recorded. */
  after: CycleStep | null;
}

export interface Cycle {
  at: CycleStage;
  /** The step that brought it there; null before any. */
  by: CycleStep | null;
  /** Oldest first. */
  loops: readonly Loop[];
}

/**
 * Where a project is in the cycle, and the loops back it has taken, from the steps on record. It goes on to a stage with
 * the first step there; a log or an alarm leads on to monitoring only after a model is there, further rows of a log from
 * deployment only, and where there is a log and no model at all, the project is at monitoring. It goes back by these rules alone:
 * - datasetVersion: a dataset is replaced after a model was evaluated on it. Back to data.
 * - labeling: rows of a dataset are given to people after a model was evaluated on it. Back to data.
 * - definition: a second or later version is put into force after any evaluation. Back to data.
 * - model: a second or later model, no baseline, is added once the project had reached deployment or monitoring. Back to modeling.
 * - rollback: an older model is put back into production in place of another. Back to modeling.
 * - withdrawal: a model in shadow or canary is retired, or one in shadow, canary or production is an experiment again.
 *   Back to modeling.
 * - decision: the project is decided on differently from the last time, but for “Go” after a proof of concept, which is the
 *   way on. Back to scoping.
 * - sheet: a version of the scoping sheet is kept after the project was decided on. Back to scoping.
 * Any order may be given; what has one time stands in the order of the stages.
 */
export function cycleOf(steps: readonly CycleStep[]): Cycle {
  const inOrder = steps.toSorted((a, b) => a.atMs - b.atMs || orderOf(a.kind) - orderOf(b.kind));
  const loops: Loop[] = [];
  const before: Before = { decided: null, hasModel: false, evaluatedMs: Infinity, datasetsMs: new Map() };
  let at: CycleStage = 'scoping';
  let by: CycleStep | null = null;
  let alarm: CycleStep | null = null;
  for (const step of inOrder) {
    const to = STAGE_OF[step.kind];
    const from = isTakenBack(step) && order(at) <= order(to) ? 'deployment' : at;
    const why = order(to) < order(from) ? whyBack(step, from, before) : null;
    if (why !== null) {
      loops.push({ from, to, atMs: step.atMs, why, step, after: to === 'scoping' ? null : alarm });
      alarm = null;
    }
    if (why !== null || leadsOn(step, at, before)) [at, by] = [to, step];
    if (step.kind === 'alarm') alarm = step;
    note(step, before);
  }
  const log = before.hasModel ? undefined : inOrder.find(({ kind }) => kind === 'log');
  return log ? { at: 'monitoring', by: log, loops } : { at, by, loops };
}

/** What is known when a step is come to. */
interface Before {
  decided: CycleStep | null;
  hasModel: boolean;
  /** Of the first evaluation there was; Infinity = none yet. */
  evaluatedMs: number;
  /** The same by dataset. */
  datasetsMs: Map<string, number>;
}

function note(step: CycleStep, before: Before): void {
  if (step.kind === 'decision') before.decided = step;
  if (step.kind === 'model') before.hasModel = true;
  if (step.kind !== 'evaluation') return;
  before.evaluatedMs = Math.min(before.evaluatedMs, step.atMs);
  for (const key of step.of ?? []) {
    if (!before.datasetsMs.has(key)) before.datasetsMs.set(key, step.atMs);
  }
}

function isTakenBack({ kind }: CycleStep): boolean {
  return kind === 'rollback' || kind === 'withdrawal';
}

function leadsOn({ kind }: CycleStep, at: CycleStage, { hasModel }: Before): boolean {
  if ((kind === 'log' || kind === 'alarm') && !hasModel) return false;
  return kind === 'batch' ? at === 'deployment' : orderOf(kind) > order(at);
}

function isWayOn(before: string, now: string): boolean {
  const valueOf = (words: string) => SCOPING_CHOICES.find(({ label }) => label === words)?.value;
  return valueOf(before) === 'proof' && valueOf(now) === 'go';
}

/** Why a step is one back, in words; null where it is none. */
function whyBack(
  { kind, what, atMs, of = [], number = 1, before = '' }: CycleStep,
  from: CycleStage,
  { decided, hasModel, evaluatedMs, datasetsMs }: Before,
): string | null {
  const wasEvaluated = of.some((key) => (datasetsMs.get(key) ?? Infinity) < atMs);
  const version = `version ${String(number)} of the`;
  switch (kind) {
    case 'datasetVersion':
      return wasEvaluated ? `“${what}” was replaced after a model had been evaluated on it` : null;
    case 'labeling':
      return wasEvaluated ? `“${what}” gave rows to people that a model had been evaluated on` : null;
    case 'definition':
      return number > 1 && evaluatedMs < atMs
        ? `${version} definition was put into force after a model had been evaluated`
        : null;
    case 'model':
      return hasModel && REACHED[from] ? `“${what}” was added when ${REACHED[from]}` : null;
    case 'rollback':
      return `“${what}” went back into production in place of “${before}”`;
    case 'withdrawal':
      return `“${what}” was taken out of ${before}`;
    case 'decision':
      return decided && decided.what !== what && !isWayOn(decided.what, what)
        ? `“${what}” was decided after “${decided.what}”`
        : null;
    case 'sheet':
      return decided ? `${version} scoping sheet was kept after “${decided.what}” had been decided` : null;
    default:
      return null;
  }
}

const REACHED: Readonly<Partial<Record<CycleStage, string>>> = {
  deployment: 'deployment had begun',
  monitoring: 'the project was being monitored',
};

const order = (stage: CycleStage): number => CYCLE_STAGES.indexOf(stage);
const orderOf = (kind: StepKind): number => order(STAGE_OF[kind]);

/** Loops from one stage to another, and how often each was taken, the latest first. */
export function countedLoops(
  loops: readonly Loop[],
): readonly { from: CycleStage; to: CycleStage; times: number; last: Loop }[] {
  const counted = new Map<string, { from: CycleStage; to: CycleStage; times: number; last: Loop }>();
  for (const loop of loops.toReversed()) {
    const { from, to } = loop;
    const known = counted.get(`${from} ${to}`);
    if (known) known.times++;
    else counted.set(`${from} ${to}`, { from, to, times: 1, last: loop });
  }
  return [...counted.values()];
}
