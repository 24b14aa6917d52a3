import type { SheetSection, SheetSpec } from '../sheet-spec.ts';

const PART = ['does it', 'answers for it', 'is asked', 'is told'];

const stage = (key: string, title: string, lede: string, asks: string): SheetSection => ({
  key,
  title,
  lede,
  fields: [
    {
      key,
      title: `Who takes part: ${title.toLowerCase()}`,
      asks,
      kind: 'lines',
      columns: [
        { key: 'task', title: 'Task' },
        { key: 'who', title: 'Who' },
        { key: 'role', title: 'Role' },
        { key: 'part', title: 'Part', choices: PART },
        { key: 'away', title: 'When they are away' },
      ],
    },
  ],
});

/** Who answers for building, serving and maintaining. */
export const ROLES: SheetSpec = {
  kind: 'roles',
  name: 'Roles',
  title: 'Who builds it, who serves it, who keeps it right?',
  lede: 'Not a line but a loop: what is learned while maintaining changes what is built. Nothing may be without an owner.',
  credit: 'Build, serve and maintain as commonly taught; questions and wording ours.',
  example: {
    build: [
      ['Definition of a scratch', 'lead inspector', 'stakeholder', 'answers for it', 'second inspector'],
      ['Model and error analysis', 'us', 'data scientist', 'does it', ''],
    ],
    serve: [['Camera and edge computer', 'line engineering', 'ML engineer', 'answers for it', 'on call']],
    maintain: [
      ['Weekly double inspection', 'quality team', 'stakeholder', 'does it', 'skipped at most once'],
      ['Alarm on brightness', 'line engineering', 'ML engineer', 'is told', 'shift lead'],
    ],
    back: 'Whoever finds a pattern of misses writes it on the error sheet; we look at it every Monday.',
  },
  sections: [
    stage(
      'build',
      'Build',
      'Data, labels, training, evaluation.',
      'Usually data scientists, with those who know the subject.',
    ),
    stage(
      'serve',
      'Serve',
      'Packaging, machines, latency, rollout, going back.',
      'Usually ML engineers and software developers.',
    ),
    stage(
      'maintain',
      'Maintain',
      'Monitoring, alarms, new labels, retraining, switching off.',
      'All of them, with the stakeholder.',
    ),
    {
      key: 'loop',
      title: 'The way back',
      lede: 'How what is seen in production reaches who can change it.',
      fields: [
        {
          key: 'back',
          title: 'How findings travel',
          asks: 'Who tells whom, where it is written down, and how soon it is looked at.',
          kind: 'text',
        },
      ],
    },
  ],
};
