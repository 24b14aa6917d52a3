import Copy from '@lucide/svelte/icons/copy';
import ListOrdered from '@lucide/svelte/icons/list-ordered';
import Scale from '@lucide/svelte/icons/scale';
import Server from '@lucide/svelte/icons/server';
import Undo from '@lucide/svelte/icons/undo-2';
import Gauge from '@lucide/svelte/icons/gauge';
import type { StageOffers } from '../../parts/stage-offers.ts';
import { hrefOf } from '../../session/route.svelte.ts';

export const offers: StageOffers = {
  actions: ({ id }) => [
    {
      id: 'deployment.serving',
      label: 'Plan the serving',
      group: 'Actions',
      icon: Server,
      also: 'capacity workers latency queue qps cost cloud edge fleet versions checklist',
      href: hrefOf(id, 'deployment', ['serving']),
    },
    {
      id: 'deployment.rollback',
      label: 'Practise a rollback',
      group: 'Actions',
      icon: Undo,
      also: 'drill revert previous version time to recover incident',
      href: hrefOf(id, 'deployment', ['rollback']),
    },
    {
      id: 'deployment.shadow',
      label: 'Run in shadow',
      group: 'Actions',
      icon: Copy,
      also: 'champion challenger mirror agreement kappa mcnemar disagree side by side latency',
      href: hrefOf(id, 'deployment', ['shadow', 'new']),
    },
    {
      id: 'deployment.plans',
      label: 'Plan a rollout',
      group: 'Actions',
      icon: ListOrdered,
      also: 'canary blue-green shadow argo rollouts flagger yaml weight steps',
      href: hrefOf(id, 'deployment', ['plans']),
    },
    {
      id: 'deployment.automation',
      label: 'Say how much the model may decide alone',
      group: 'Actions',
      icon: Gauge,
      also: 'automation degrees thresholds reviewers human in the loop partial full',
      href: hrefOf(id, 'deployment', ['automation']),
    },
    {
      id: 'deployment.tests',
      label: 'Choose a test to decide by',
      group: 'Actions',
      icon: Scale,
      also: 'false alarms peeking sample size e-process sequential power mcnemar kayenta ratio mismatch calculator',
      href: hrefOf(id, 'deployment', ['tests']),
    },
  ],
  contents: (open) => [
    ...open.rolloutPlans.map((plan) => ({
      id: plan.id,
      label: plan.name,
      group: 'Rollout plans',
      icon: ListOrdered,
      href: hrefOf(open.id, 'deployment', ['plans', plan.id]),
    })),
    ...open.shadows.map((shadow) => ({
      id: shadow.id,
      label: shadow.name,
      group: 'Shadow comparisons',
      icon: Copy,
      href: hrefOf(open.id, 'deployment', ['shadow', shadow.id]),
    })),
  ],
};
