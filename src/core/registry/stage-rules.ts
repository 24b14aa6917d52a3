import type { VerdictState } from '../brief/target.ts';
import type { Digest, Doc } from '../kernel/objects.ts';
import { countingEvents } from '../kernel/taken-back.ts';
import type { ModelStage } from './registry.ts';
import { couldGoBack, type DrillEvent } from './rollback-drill.ts';
import type { StagePeriod } from './stage-history.ts';

/** What a gate asks for. */
export type GateAsk =
  /** Every target that is a gate passes on the latest evaluation of the model. */
  | { asks: 'targets' }
  /** The model has had a stage for so many days, taken together. */
  | { asks: 'held'; stage: ModelStage; days: number }
  /** A rollback was practised within so many days, and could be done. */
  | { asks: 'drill'; days: number }
  /** A person says so, each time. */
  | { asks: 'word'; words: string };

/** What must hold before a model takes a stage. */
export interface StageGate {
  /** Names it among its own. */
  id: string;
  /** null = from whichever. */
  from: ModelStage | null;
  to: ModelStage;
  ask: GateAsk;
}

/** A project's gates; there is one document of them at most. */
export type StageRules = Doc<'stageRules', { gates: readonly StageGate[] }>;

/** What teams usually ask for; a proposal, in force only when a person has taken it. */
export const USUAL_GATES: readonly Omit<StageGate, 'id'>[] = [
  { from: null, to: 'canary', ask: { asks: 'targets' } },
  { from: null, to: 'canary', ask: { asks: 'word', words: 'Its shadow results were judged by a person' } },
  { from: null, to: 'production', ask: { asks: 'targets' } },
  { from: null, to: 'production', ask: { asks: 'held', stage: 'canary', days: 1 } },
  { from: null, to: 'production', ask: { asks: 'drill', days: 90 } },
];

/** The gates of one change. */
export function gatesFor(
  gates: readonly StageGate[],
  from: ModelStage,
  to: ModelStage,
): readonly StageGate[] {
  return gates.filter((gate) => gate.to === to && (gate.from === null || gate.from === from));
}

export interface GateFacts {
  model: Digest;
  nowMs: number;
  periods: readonly StagePeriod[];
  drills: readonly DrillEvent[];
  /** How the targets stand on the latest evaluation, null while being measured; null = it was never evaluated. */
  targets: readonly { name: string; state: VerdictState | null }[] | null;
  /** Ids of the gates that a person has said yes to. */
  said: ReadonlySet<string>;
}

/** `holds` is null while it is being measured. */
export interface GateVerdict {
  holds: boolean | null;
  why: string;
}

const DAY_MS = 86_400_000;

export function judgeGate({ id, ask }: StageGate, facts: GateFacts): GateVerdict {
  switch (ask.asks) {
    case 'targets':
      return judgeTargets(facts.targets);
    case 'held': {
      const days = heldMs(facts, ask.stage) / DAY_MS;
      const words = days === 0 ? 'never so far' : `${inDays(days)} so far`;
      return { holds: days >= ask.days, why: words };
    }
    case 'drill':
      return judgeDrill(facts, ask.days);
    case 'word':
      return facts.said.has(id)
        ? { holds: true, why: 'said so' }
        : { holds: false, why: 'nobody has said so' };
  }
}

function judgeTargets(targets: GateFacts['targets']): GateVerdict {
  if (targets === null) return { holds: false, why: 'it was never evaluated' };
  if (targets.length === 0) return { holds: false, why: 'no target is set as a gate' };
  const open = targets.filter(({ state }) => state !== 'pass' && state !== null);
  if (open.length > 0) return { holds: false, why: open.map(({ name }) => name).join(', ') };
  if (targets.some(({ state }) => state === null)) return { holds: null, why: 'measuring …' };
  return { holds: true, why: targets.length === 1 ? '1 of 1' : `all ${String(targets.length)}` };
}

function judgeDrill({ drills, nowMs }: GateFacts, days: number): GateVerdict {
  const last = countingEvents(drills).at(-1);
  if (!last) return { holds: false, why: 'never practised' };
  if (!couldGoBack(last.body)) return { holds: false, why: 'the last one could not be done' };
  const ago = Math.max(0, nowMs - last.atMs) / DAY_MS;
  return { holds: ago <= days, why: ago < 1 ? 'practised today' : `practised ${inDays(ago)} ago` };
}

/** How long a model has had a stage, all stretches together. */
function heldMs({ periods, model, nowMs }: GateFacts, stage: ModelStage): number {
  return periods
    .filter((period) => period.model === model && period.stage === stage)
    .reduce((sum, { fromMs, toMs }) => sum + Math.max(0, (toMs ?? nowMs) - fromMs), 0);
}

function inDays(days: number): string {
  const shown = days < 10 ? Math.floor(days * 10) / 10 : Math.floor(days);
  return `${String(shown)} ${shown === 1 ? 'day' : 'days'}`;
}
