import type { StageManifest } from '../../parts/stage-manifest.ts';

export const manifest: StageManifest = {
  id: 'modeling',
  title: 'Modeling',
  routes: [
    { pattern: '', load: () => import('./Models.svelte') },
    { pattern: 'add', load: () => import('./AddModel.svelte') },
    { pattern: 'column', load: () => import('./AddPredictionColumn.svelte') },
    { pattern: 'model/:entry', load: () => import('./ModelScreen.svelte') },
    { pattern: 'evaluation/:entry', load: () => import('./EvaluationScreen.svelte') },
  ],
  state: ({ evaluations, models }) => {
    if (evaluations.length > 0) {
      return { words: `${String(evaluations.length)} evaluated`, tone: 'quiet' };
    }
    return models.length > 0
      ? { words: 'not evaluated', tone: 'quiet' }
      : { words: 'none yet', tone: 'quiet' };
  },
};
