import {
  DEFAULT_SIMULATION,
  questionOf,
  TRAFFIC_ASSUMED,
  type RolloutSimulation,
} from '../../../core/rollout/rollout-simulation.ts';
import type { PlanEditor } from '../plans/plan-editor.svelte.ts';
import type { Asked } from './asked.ts';
import { signalsInForce } from './signals-in-force.ts';
import type { TwoEvaluations } from './two-evaluations.ts';

/** What the simulator is asked of a plan as it stands on the screen. */
export function askedOf(editor: PlanEditor, { champion, challenger }: TwoEvaluations): Asked {
  const simulation: RolloutSimulation = editor.body.simulation ?? DEFAULT_SIMULATION;
  const both = [champion.object.digest, challenger.object.digest] as const;
  const traffic = editor.body.traffic ?? TRAFFIC_ASSUMED;
  const signals = signalsInForce(editor, simulation.signals);
  return { question: questionOf(editor.plan, traffic, { ...simulation, signals }, both), simulation };
}
