import Calculator from '@lucide/svelte/icons/calculator';
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
    { pattern: 'estimates', tab: 'estimates', load: () => import('./estimates/EstimatesScreen.svelte') },
    { pattern: 'estimates/:id', tab: 'estimates', load: () => import('./estimates/EstimateScreen.svelte') },
    { pattern: 'readiness', tab: 'readiness', load: () => import('./readiness/ReadinessScreen.svelte') },
  ],
  tabs: [
    { title: 'Estimates', path: 'estimates' },
    { title: 'Readiness', path: 'readiness' },
  ],
  state: () => null,
  actions: ({ id }) => [
    {
      id: 'scoping.estimates',
      label: 'Estimate value, time or cost',
      group: 'Actions',
      icon: Calculator,
      also: 'fermi tornado timeline cost of errors confusion matrix money proof of concept information value',
      href: hrefOf(id, 'scoping', ['estimates']),
    },
    {
      id: 'scoping.readiness',
      label: 'Score the readiness for production',
      group: 'Actions',
      icon: ClipboardCheck,
      also: 'ml test score rubric 28 tests technical debt hidden checklist',
      href: hrefOf(id, 'scoping', ['readiness']),
    },
  ],
  contents: (open) => [
    ...open.estimates.map(({ id, name }) => ({
      id,
      label: name,
      group: 'Estimates',
      icon: Calculator,
      href: hrefOf(open.id, 'scoping', ['estimates', id]),
    })),
  ],
};
