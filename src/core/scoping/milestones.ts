import type { CycleStage, CycleStep, StepKind } from './cycle.ts';

/** Something that a stage usually comes to, and the steps of it that there are, oldest first. */
export interface Milestone {
  title: string;
  steps: readonly CycleStep[];
}

const MILESTONES: Readonly<Record<CycleStage, readonly { title: string; kinds: readonly StepKind[] }[]>> = {
  scoping: [
    { title: 'decided on', kinds: ['decision'] },
    { title: 'targets', kinds: ['target'] },
  ],
  data: [
    { title: 'datasets', kinds: ['dataset'] },
    { title: 'definition in force', kinds: ['definition'] },
    { title: 'labels by people', kinds: ['labeling'] },
    { title: 'splits', kinds: ['split'] },
  ],
  modeling: [
    { title: 'models', kinds: ['model'] },
    { title: 'baselines', kinds: ['baseline'] },
    { title: 'evaluations', kinds: ['evaluation'] },
    { title: 'error analysis', kinds: ['errorSheet'] },
  ],
  deployment: [
    { title: 'rollout plans', kinds: ['plan'] },
    { title: 'shadow or canary', kinds: ['shadow', 'trial'] },
    { title: 'in production', kinds: ['release', 'rollback'] },
  ],
  monitoring: [
    { title: 'logs', kinds: ['log'] },
    { title: 'alarms found useful', kinds: ['alarm'] },
  ],
};

/** What a stage has come to; those without steps were not reached yet. */
export function milestonesOf(stage: CycleStage, steps: readonly CycleStep[]): readonly Milestone[] {
  return MILESTONES[stage].map(({ title, kinds }) => ({
    title,
    steps: steps.filter(({ kind }) => kinds.includes(kind)).toSorted((a, b) => a.atMs - b.atMs),
  }));
}
