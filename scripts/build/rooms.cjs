/** Rooms of core in the order of the river, and which floors a floor of src may import besides its own. */
const ROOMS = [
  'kernel',
  'stats',
  'table',
  'slices',
  'profile',
  'schema',
  'splits',
  'recipe',
  'model',
  'predictions',
  'metrics',
  'labels',
  'brief',
  'evaluation',
  'train',
  'runs',
  'drift',
  'simulate',
  'rollout',
  'monitor',
  'artifact',
  'lessons',
];
const FLOORS = {
  core: [],
  compute: ['core', 'storage'],
  storage: ['core'],
  session: ['core', 'compute', 'storage'],
  ui: [],
  charts: ['core', 'ui'],
  parts: ['core', 'session', 'charts', 'ui'],
  stages: ['core', 'session', 'charts', 'ui', 'parts'],
};

module.exports = { ROOMS, FLOORS };
