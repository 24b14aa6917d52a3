import type { StageManifest } from '../../parts/stage-manifest.ts';

export const manifest: StageManifest = {
  id: 'data',
  title: 'Data',
  routes: [
    { pattern: '', load: () => import('./Datasets.svelte') },
    { pattern: 'add', load: () => import('./AddDataset.svelte') },
    { pattern: 'table/:entry', load: () => import('./TableScreen.svelte') },
  ],
  state: ({ tables }) =>
    tables.length > 0
      ? { words: `${String(tables.length)} ${tables.length === 1 ? 'dataset' : 'datasets'}`, tone: 'quiet' }
      : { words: 'none yet', tone: 'quiet' },
};
