import type { Spot, StandingFacts } from './standing-facts.ts';

/** What to do, and why that. */
export interface Step extends Omit<Spot, 'what'> {
  /** As a button says it: "Add a dataset". */
  action: string;
  why: string;
}

/**
 * Rules in the order of what weighs more: harm in what is live, then the shortest way to knowing how right a model is,
 * then what makes that knowledge sound, then the way to production. Each says null where it has nothing to ask.
 */
export const STEP_RULES = {
  ringing: ({ ringing: [first, ...others] }) =>
    first ? to(first, 'Look at the alarm', `${quoted(first.what)} rings${more(others.length)}.`) : null,
  liveUnknown: ({ live, standing }) =>
    live && !standing
      ? to(live, 'Evaluate it', `${quoted(live.what)} is in production, and was never evaluated here.`)
      : null,
  replaced: ({ standing }) =>
    standing?.replaced
      ? to(
          standing.model,
          'Evaluate it again',
          `The data under ${quoted(standing.what)} was replaced: the model is not known on the present version.`,
        )
      : null,
  failing: ({ standing, gates: { failing } }) =>
    standing && failing.length > 0
      ? to(
          standing,
          'Open the error analysis',
          `${quoted(failing[0]!)} fails${more(failing.length - 1)}: see which slice costs the most.`,
        )
      : null,
  unwatched: ({ live, logs }) =>
    live && logs.length === 0
      ? at(
          'monitoring',
          ['logs', 'new'],
          'Bring a production log',
          `${quoted(live.what)} is in production, and nobody watches it.`,
        )
      : null,
  scopeFirst: ({ scoping, datasets, models }) =>
    datasets === 0 && models.length === 0 ? scope(scoping) : null,
  data: ({ datasets }) =>
    datasets === 0
      ? at(
          'data',
          ['add'],
          'Add a dataset',
          'With known answers, so that there is something to be right or wrong about.',
        )
      : null,
  model: ({ models, standing }) =>
    models.length === 0 && !standing
      ? at(
          'modeling',
          ['add'],
          'Add a model',
          'As an ONNX file, or point to a column that holds its predictions.',
        )
      : null,
  evaluation: ({ models: [newest] }) =>
    newest && !newest.evaluated
      ? to(newest, 'Evaluate the model', `How right ${quoted(newest.what)} is was not measured yet.`)
      : null,
  analysis: ({ standing }) =>
    standing && !standing.hasSheet
      ? to(
          standing,
          'Open the error analysis',
          'See where the model is wrong, and which part of the data is most worth your time.',
        )
      : null,
  target: ({ standing, gates }) =>
    standing && gates.all === 0
      ? at('scoping', ['targets'], 'Set a target', 'Nothing says yet how good is good enough.')
      : null,
  decision: ({ decisions: [first, ...others] }) =>
    first !== undefined
      ? at(
          'scoping',
          ['decisions'],
          'Decide what is open',
          `${quoted(first)} waits for an answer${more(others.length)}.`,
        )
      : null,
  scope: ({ scoping }) => scope(scoping),
  undecided: ({ gates: { undecided }, standing }) =>
    standing && undecided.length > 0
      ? at(
          'scoping',
          ['targets'],
          'Look at the targets',
          `${quoted(undecided[0]!)} cannot be told yet${more(undecided.length - 1)}.`,
        )
      : null,
  definition: ({ datasets, definition, labelings }) =>
    datasets === 0 || definition === 'inForce'
      ? null
      : at(
          'data',
          ['definition'],
          definition === 'none' ? 'Define the data' : 'Put the definition into force',
          labelings > 0
            ? 'People label, and no definition is in force that says what a label means.'
            : 'What x and y are, and how the cases in between are decided, is written nowhere.',
        ),
  split: ({ datasets, splits }) =>
    datasets > 0 && splits === 0
      ? at('data', ['splits', 'new'], 'Split a dataset', 'No part of the data is set aside for a last look.')
      : null,
  plan: ({ standing, plans }) =>
    standing && plans === 0
      ? at(
          'deployment',
          ['plans'],
          'Plan a rollout',
          'Nothing says how the model goes live, and what would stop it.',
        )
      : null,
  shadow: ({ models, standing, shadows, onTrial }) =>
    standing && models.length > 1 && shadows === 0 && !onTrial
      ? at(
          'deployment',
          ['shadow', 'new'],
          'Run two models in shadow',
          'They were never asked the same side by side.',
        )
      : null,
  release: ({ standing, plans, live, onTrial }) =>
    standing && plans > 0 && !live && !onTrial
      ? at(
          'deployment',
          [],
          'Say what is live',
          'There is a plan, and no model is in shadow, canary or production.',
        )
      : null,
  alarms: ({ logs, alarms }) =>
    logs.length > 0 && alarms === 0
      ? at(
          'monitoring',
          ['alarms', 'new'],
          'Plan what is watched',
          `Nothing would ring if ${quoted(logs[0]!.what)} changed.`,
        )
      : null,
  readiness: ({ readiness, standing }) => {
    if (!standing) return null;
    const place = ['readiness'];
    if (!readiness)
      return at(
        'scoping',
        place,
        'Score the readiness',
        'How ready it is for production was not scored yet.',
      );
    const { score, weakest } = readiness;
    const why = `The score is ${String(score)}, held down by ${weakest}.`;
    return score > 5 ? null : at('scoping', place, 'Raise the readiness', why);
  },
} as const satisfies Record<string, (facts: StandingFacts) => Step | null>;

function scope({ begun, decided, blockers: [first, ...others] }: StandingFacts['scoping']): Step | null {
  if (decided) return null;
  if (!begun) {
    return at(
      'scoping',
      [],
      'Scope the project',
      'Which problem it solves, for whom, and what that is worth is not said yet.',
    );
  }
  return first === undefined
    ? at(
        'scoping',
        [],
        'Decide on the project',
        'The scoping sheet is filled in: go, proof of concept, or no-go?',
      )
    : at(
        'scoping',
        [],
        'Go on with the scoping sheet',
        `${quoted(first)} keeps it from “Go”${more(others.length)}.`,
      );
}

function to({ stage, path, query }: Spot, action: string, why: string): Step {
  return { stage, path, ...(query ? { query } : {}), action, why };
}

function at(stage: string, path: readonly string[], action: string, why: string): Step {
  return { stage, path, action, why };
}

const quoted = (name: string): string => `“${name}”`;
const more = (others: number): string => (others > 0 ? `, and ${String(others)} more` : '');
