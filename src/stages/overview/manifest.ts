import type { StageManifest } from '../../parts/stage-manifest.ts';

export const manifest: StageManifest = {
  id: 'overview',
  title: 'Overview',
  routes: [{ pattern: '', load: () => import('./Overview.svelte') }],
  state: () => null,
};
