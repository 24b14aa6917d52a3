export const SECTIONS = ['data', 'model', 'infrastructure', 'monitoring'] as const;
export type Section = (typeof SECTIONS)[number];

export interface ReadinessTest {
  id: string;
  section: Section;
  title: string;
  /** What to do to pass it. */
  how: string;
}

const of = (
  section: Section,
  tests: readonly (readonly [id: string, title: string, how: string])[],
): readonly ReadinessTest[] => tests.map(([id, title, how]) => ({ id, section, title, how }));

/**
 * The 28 tests of "The ML Test Score: A Rubric for ML Production Readiness and Technical Debt Reduction" (Breck, Cai,
 * Nielsen, Salib, Sculley; 2017), in words of our own.
 */
export const READINESS_TESTS: readonly ReadinessTest[] = [
  ...of('data', [
    [
      'data.schema',
      'What is expected of each feature is written down',
      'Infer a schema from good data, look at it, and check new data against it.',
    ],
    [
      'data.useful',
      'Every feature earns its place',
      'Measure what the model loses without it, or by its importance.',
    ],
    [
      'data.cost',
      'No feature costs more than it brings',
      'Set latency, memory, upstream work and instability against the gain.',
    ],
    [
      'data.requirements',
      'Features keep to the rules of the house',
      'Test that nothing is used that may not be: origin, licence, age, personal data.',
    ],
    [
      'data.privacy',
      'Access to data is controlled all along the pipeline',
      'Give it the least access it needs; test that what is deleted at the source goes everywhere.',
    ],
    [
      'data.new',
      'A new feature can be added quickly',
      'Measure the time from an idea to the feature in production.',
    ],
    [
      'data.code',
      'Code that makes features is tested',
      'Unit-test every transformation, its edge cases above all.',
    ],
  ]),
  ...of('model', [
    [
      'model.reviewed',
      'Every model specification is reviewed and checked in',
      'Treat it as code: version control, review, a record of what was trained from what.',
    ],
    [
      'model.online',
      'The metric offline goes with the effect online',
      'Run small experiments with models of different quality, and compare.',
    ],
    ['model.tuned', 'Hyperparameters were tuned', 'Search them, with the data and metric written down.'],
    [
      'model.staleness',
      'What an old model costs is known',
      'Evaluate models of different ages on the same new data.',
    ],
    ['model.simpler', 'A simpler model is not as good', 'Keep a simple baseline and compare, regularly.'],
    [
      'model.slices',
      'It is good enough on every important slice',
      'Measure slices of the data, and set targets on those that matter.',
    ],
    [
      'model.inclusion',
      'It was tested for fairness',
      'Compare groups of people by the rates that matter for them.',
    ],
  ]),
  ...of('infrastructure', [
    [
      'infrastructure.reproducible',
      'Training can be done again with the same result',
      'Fix seeds and order, and train twice.',
    ],
    [
      'infrastructure.units',
      'The code of the model is unit-tested',
      'Test its interfaces, and that a few steps of training lower the loss.',
    ],
    [
      'infrastructure.pipeline',
      'The whole pipeline is tested together',
      'Run it from raw data to served answers, on a small part, at every change.',
    ],
    [
      'infrastructure.gate',
      'Quality is checked before a model serves',
      'Set targets that a version must meet, absolute and against the one before.',
    ],
    [
      'infrastructure.example',
      'One example can be followed step by step',
      'Look at what each stage makes of a single row.',
    ],
    [
      'infrastructure.canary',
      'A model meets a little traffic before all of it',
      'Roll out in steps with guardrails.',
    ],
    [
      'infrastructure.rollback',
      'One can go back quickly and safely',
      'Practise it, and measure how long it takes.',
    ],
  ]),
  ...of('monitoring', [
    [
      'monitoring.dependencies',
      'Changes of what it depends on are told',
      'Know every source and service, and follow their announcements.',
    ],
    [
      'monitoring.invariants',
      'What holds of the inputs is checked in training and in serving',
      'Check served data against the schema; alarm, and see how often it is right.',
    ],
    [
      'monitoring.skew',
      'Features are the same in training and in serving',
      'Log what was served, compute it again as training would, and compare.',
    ],
    ['monitoring.stale', 'The model is not too old', 'Alarm by its age, and by the age of every input.'],
    [
      'monitoring.numbers',
      'Numbers stay numbers',
      'Look for NaN and infinities in inputs, weights and answers.',
    ],
    [
      'monitoring.speed',
      'It has not become slow or heavy',
      'Watch latency, throughput and memory by version.',
    ],
    [
      'monitoring.quality',
      'Its answers have not become worse',
      'Measure on served data, with labels as they come or estimates until then.',
    ],
  ]),
];
