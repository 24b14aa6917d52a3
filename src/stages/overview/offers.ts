import FileText from '@lucide/svelte/icons/file-text';
import type { StageOffers } from '../../parts/stage-offers.ts';
import { hrefOf } from '../../session/route.svelte.ts';

export const offers: StageOffers = {
  actions: ({ id }) => [
    {
      id: 'overview.report',
      label: 'Make a report',
      group: 'Actions',
      icon: FileText,
      also: 'one file html print share summary stakeholders',
      href: hrefOf(id, 'overview', ['report']),
    },
  ],
  contents: () => [],
};
