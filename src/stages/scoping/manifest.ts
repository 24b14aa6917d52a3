import ClipboardCheck from '@lucide/svelte/icons/clipboard-check';
import Compass from '@lucide/svelte/icons/compass';
import type { StageManifest } from '../../parts/stage-manifest.ts';
import { hrefOf } from '../../session/route.svelte.ts';

export const manifest: StageManifest = {
  id: 'scoping',
  title: 'Scoping',
  icon: Compass,
  key: 's',
  routes: [
    { pattern: 'readiness', tab: 'readiness', load: () => import('./readiness/ReadinessScreen.svelte') },
  ],
  tabs: [{ title: 'Readiness', path: 'readiness' }],
  state: () => null,
  actions: ({ id }) => [
    {
      id: 'scoping.readiness',
      label: 'Score the readiness for production',
      group: 'Actions',
      icon: ClipboardCheck,
      also: 'ml test score rubric 28 tests technical debt hidden checklist',
      href: hrefOf(id, 'scoping', ['readiness']),
    },
  ],
};
