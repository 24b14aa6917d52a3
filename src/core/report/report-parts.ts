/** Parts a report can have, in its order; `holds`: what of the project leaves with it, for whoever chooses. */
export const REPORT_PARTS = [
  {
    key: 'summary',
    title: 'Summary',
    holds: 'the problem, the decision, the model in production, how the gates stand, the score of readiness',
  },
  { key: 'scoping', title: 'Scoping', holds: 'all that the scoping sheet says, with the names of owners' },
  { key: 'cycle', title: 'Where it is in the cycle', holds: 'the stage, and each way back with its reason' },
  { key: 'targets', title: 'Targets', holds: 'each target with its value now, its owner and note' },
  { key: 'model', title: 'Model', holds: 'its file’s name, what it predicts, its model card' },
  {
    key: 'evaluation',
    title: 'Evaluation and error analysis',
    holds: 'metrics, counts by class, the worst slices; names of classes and slices',
  },
  { key: 'fairness', title: 'Fairness audit', holds: 'its lines, with who accepted them' },
  {
    key: 'data',
    title: 'Data',
    holds: 'data cards, the definition, splits; names of columns and classes with counts, no row',
  },
  { key: 'rollout', title: 'Rollout', holds: 'rollout plans in words, agreement in shadow' },
  { key: 'monitoring', title: 'Monitoring', holds: 'logs, alarms and how they rang; names of columns' },
  { key: 'readiness', title: 'Readiness for production', holds: 'the score, its tests, notes on them' },
  { key: 'decisions', title: 'Decisions', holds: 'what is open and what was decided, by whom and why' },
  { key: 'estimates', title: 'Estimates', holds: 'value, time and cost with their ranges' },
] as const;

export type ReportKey = (typeof REPORT_PARTS)[number]['key'];
