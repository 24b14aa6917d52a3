/** Where a test is done in this app. `evaluation`: a part of the latest one. */
interface TestPlace {
  label: string;
  stage: string;
  path: readonly string[];
  evaluation?: string;
}

const at = (label: string, stage: string, ...path: string[]): TestPlace => ({ label, stage, path });
const inEvaluation = (label: string, evaluation: string): TestPlace => ({
  ...at(label, 'modeling'),
  evaluation,
});

const PLACES: Readonly<Record<string, TestPlace>> = {
  'data.schema': at('Expectations', 'data', 'checks'),
  'data.useful': inEvaluation('What each input brings', 'why'),
  'data.cost': inEvaluation('What each input brings', 'why'),
  'data.requirements': at('Datasets and their cards', 'data'),
  'data.privacy': at('Serving checklist', 'deployment', 'serving'),
  'data.code': at('Recipes', 'data', 'recipes'),
  'model.reviewed': at('Versions', 'deployment'),
  'model.online': at('Feedback', 'monitoring', 'feedback'),
  'model.tuned': at('Comparison', 'modeling', 'compare'),
  'model.staleness': at('Comparison', 'modeling', 'compare'),
  'model.simpler': at('Add a baseline', 'modeling', 'baseline'),
  'model.slices': at('Targets', 'scoping', 'targets'),
  'model.inclusion': inEvaluation('Fairness', 'fairness'),
  'infrastructure.reproducible': at('Recipes', 'data', 'recipes'),
  'infrastructure.pipeline': at('Lineage', 'data', 'lineage'),
  'infrastructure.gate': at('Targets', 'scoping', 'targets'),
  'infrastructure.example': inEvaluation('Look at single rows', 'mistakes'),
  'infrastructure.canary': at('Rollout plans', 'deployment', 'plans'),
  'infrastructure.rollback': at('Practise a rollback', 'deployment', 'rollback'),
  'monitoring.dependencies': at('Sources', 'data', 'sources'),
  'monitoring.invariants': at('Alarms', 'monitoring', 'alarms'),
  'monitoring.skew': at('Training against serving', 'data', 'checks', 'skew'),
  'monitoring.stale': at('Alarms', 'monitoring', 'alarms'),
  'monitoring.numbers': at('Alarms', 'monitoring', 'alarms'),
  'monitoring.speed': at('Alarms', 'monitoring', 'alarms'),
  'monitoring.quality': at('Performance', 'monitoring', 'performance'),
};

/** The screen where a test is done; null where this app has none. `evaluation`: the entry of the latest one. */
export function placeOfTest(test: string, evaluation: string | null): Omit<TestPlace, 'evaluation'> | null {
  const place = PLACES[test];
  if (!place) return null;
  const { evaluation: part, ...rest } = place;
  return part && evaluation !== null ? { ...rest, path: ['evaluation', evaluation, part] } : rest;
}
