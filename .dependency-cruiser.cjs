/** Who may import whom, as in the README's map. `npm run arch` and test/architecture.test.ts both read this. */
const { FLOORS, ROOMS } = require('./scripts/build/rooms.cjs');

const floorRules = Object.entries(FLOORS).map(([floor, allowed]) => ({
  name: `floor-${floor}`,
  comment: `src/${floor} may import ${allowed.join(', ') || 'nothing else in src'}.`,
  severity: 'error',
  from: { path: `^src/${floor}/` },
  to: {
    path: '^(src|workers|scripts|test)/',
    pathNot: `^src/(${[floor, ...allowed].join('|')})/${floor === 'compute' ? '|^workers/[a-z-]+\\.worker\\.ts' : ''}`,
  },
}));

const riverRules = ROOMS.map((room, index) => ({
  name: `river-${room}`,
  comment: `core/${room} may import only rooms to its left: ${ROOMS.slice(0, index).join(', ') || 'none'}.`,
  severity: 'error',
  from: { path: `^src/core/${room}/` },
  to: { path: '^src/core/', pathNot: `^src/core/(${ROOMS.slice(0, index + 1).join('|')})/` },
}));

const door = (name, packages, home) => ({
  name: `door-${name}`,
  comment: `${name} shows only in ${home}.`,
  severity: 'error',
  from: { path: '^(src|workers)/', pathNot: home },
  to: { path: `node_modules/(${packages})(/|$)` },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      // A component that draws a tree imports itself: the one circle Svelte asks for.
      from: { pathNot: '^src/parts/slices/GroupEditor\\.svelte$' },
      to: { circular: true },
    },
    ...floorRules,
    ...riverRules,
    {
      name: 'stages-never-meet',
      severity: 'error',
      from: { path: '^src/stages/([^/]+)/' },
      to: { path: '^src/stages/', pathNot: '^src/stages/$1/' },
    },
    {
      name: 'workers',
      severity: 'error',
      from: { path: '^workers/' },
      to: { path: '^src/', pathNot: '^src/(core|storage)/|^src/compute/(contract|calls)\\.ts' },
    },
    door('dexie', 'dexie', '^src/storage/'),
    door('comlink', 'comlink', '^(src/compute|workers)/'),
    door('onnxruntime', 'onnxruntime-web|@tensorflow', '^workers/engines/'),
    door('d3', 'd3', '^src/charts/'),
    door(
      'formats',
      'hyparquet(-writer|-compressors)?|@zip\\.js/zip\\.js|@uwdata/flechette',
      '^workers/readers/',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'browser', 'default'],
      extensions: ['.ts', '.js', '.svelte'],
    },
  },
};
