import Anchor from '@lucide/svelte/icons/anchor';
import type { StageManifest } from '../../parts/stage-manifest.ts';

export const manifest: StageManifest = {
  id: 'deployment',
  title: 'Deployment',
  icon: Anchor,
  key: 'r',
  routes: [
    { pattern: '', load: () => import('./Versions.svelte') },
    { pattern: 'serving', tab: 'serving', load: () => import('./serving/PlanScreen.svelte') },
    { pattern: 'serving/capacity', tab: 'serving', load: () => import('./serving/CapacityScreen.svelte') },
    { pattern: 'serving/cost', tab: 'serving', load: () => import('./serving/CostScreen.svelte') },
    { pattern: 'serving/fleet', tab: 'serving', load: () => import('./serving/FleetScreen.svelte') },
  ],
  tabs: [
    { title: 'Versions', path: '' },
    { title: 'Serving', path: 'serving' },
  ],
  state: () => null,
  actions: () => [],
  contents: () => [],
};
