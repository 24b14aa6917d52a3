import Activity from '@lucide/svelte/icons/activity';
import type { StageManifest } from '../../parts/stage-manifest.ts';

export const manifest: StageManifest = {
  id: 'monitoring',
  title: 'Monitoring',
  icon: Activity,
  key: 'n',
  routes: [],
  tabs: [],
  state: () => null,
};
