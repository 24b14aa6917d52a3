import Anchor from '@lucide/svelte/icons/anchor';
import type { StageManifest } from '../../parts/stage-manifest.ts';

export const manifest: StageManifest = {
  id: 'deployment',
  title: 'Deployment',
  icon: Anchor,
  key: 'r',
  routes: [{ pattern: '', load: () => import('./Versions.svelte') }],
  tabs: [{ title: 'Versions', path: '' }],
  state: () => null,
  actions: () => [],
  contents: () => [],
};
