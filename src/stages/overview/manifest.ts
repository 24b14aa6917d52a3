import House from '@lucide/svelte/icons/house';
import type { StageManifest } from '../../parts/stage-manifest.ts';

export const manifest: StageManifest = {
  id: 'overview',
  title: 'Overview',
  icon: House,
  key: 'o',
  routes: [{ pattern: '', load: () => import('./Overview.svelte') }],
  state: () => null,
};
