import Compass from '@lucide/svelte/icons/compass';
import type { StageManifest } from '../../parts/stage-manifest.ts';

export const manifest: StageManifest = {
  id: 'scoping',
  title: 'Scoping',
  icon: Compass,
  key: 's',
  routes: [],
  tabs: [],
  state: () => null,
};
