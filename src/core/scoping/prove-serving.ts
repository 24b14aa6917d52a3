import type { ProjectFacts } from './project-facts.ts';
import { against, counted, lasting, notYet, proven, type Proof } from './proof.ts';
import { asksTargets } from './prove-quality.ts';

const VERSIONS = { ref: null, stage: 'deployment', path: [] };
const ROLLBACK = { what: 'Rollback drills', ref: null, stage: 'deployment', path: ['rollback'] };
const DAY_MS = 86_400_000;

/** What the tests of infrastructure can be told from. */
export function proveReproducible({ fits }: ProjectFacts): Proof {
  const again = fits.find(({ times }) => times > 1);
  if (again) {
    return proven(
      0.5,
      `“${again.what}” was fitted ${counted(again.times, 'time')} on the same rows, with the same result. Of the model itself nothing is known here.`,
      again,
    );
  }
  return fits[0]
    ? notYet(
        'Recipes were fitted once: fit one again on the same rows and see whether the same comes out.',
        fits[0],
      )
    : notYet('Nothing was trained or fitted here.');
}

export function proveGate(facts: ProjectFacts): Proof {
  const gates = facts.targets.filter(({ isGate }) => isGate);
  const [first] = gates;
  if (!first) return notYet('No target is a gate.');
  const set = `${counted(gates.length, 'gate')} set`;
  if (!asksTargets(facts)) return proven(0.5, `${set}; no rule asks for them before a model serves.`, first);
  const rules = { ...VERSIONS, what: 'Rules for stages' };
  return facts.overridden
    ? proven(
        0.5,
        `${set}, and a rule asks for them; the last version went live although one did not hold.`,
        rules,
      )
    : proven(1, `${set}, and no version serves without meeting them.`, rules);
}

export function proveCanary({ plans, stageGates }: ProjectFacts): Proof {
  const plan = plans.find(({ steps, guardrails }) => steps > 0 && guardrails > 0);
  if (!plan) {
    return plans[0]
      ? notYet(
          `“${plans[0].what}” lacks ${plans[0].steps === 0 ? 'a step below all traffic' : 'a guardrail'}.`,
          plans[0],
        )
      : notYet('There is no rollout plan.');
  }
  const has = `“${plan.what}” has ${counted(plan.steps, 'step')} below all traffic and ${counted(plan.guardrails, 'guardrail')}`;
  const isAsked = stageGates.some(
    ({ to, ask }) => to === 'production' && ask.asks === 'held' && ask.stage === 'canary',
  );
  return isAsked
    ? proven(1, `${has}; no version goes to production without time as a canary.`, plan)
    : proven(0.5, `${has}; no rule asks for a canary.`, plan);
}

export function proveRollback({ drills, stageGates, nowMs }: ProjectFacts): Proof {
  if (drills.latestMs === null || drills.medianMs === null) return notYet('A rollback was never practised.');
  if (!drills.lastWorked) return against('The last drill could not be done.', ROLLBACK);
  const took = `Practised ${counted(drills.drills, 'time')}, ${lasting(drills.medianMs)} to recover in the median`;
  const days = stageGates.flatMap(({ to, ask }) =>
    to === 'production' && ask.asks === 'drill' ? [ask.days] : [],
  );
  if (days.length === 0) return proven(0.5, `${took}; no rule asks for it again.`, ROLLBACK);
  const isRecent = nowMs - drills.latestMs <= Math.min(...days) * DAY_MS;
  return isRecent
    ? proven(
        1,
        `${took}; before every promotion one must be at most ${counted(Math.min(...days), 'day')} old.`,
        ROLLBACK,
      )
    : proven(0.5, `${took}; the last is older than the rule allows.`, ROLLBACK);
}
