import Anchor from '@lucide/svelte/icons/anchor';
import type { StageManifest } from '../../parts/stage-manifest.ts';
import { deploymentState } from './rail-state.ts';

export const manifest: StageManifest = {
  id: 'deployment',
  title: 'Deployment',
  icon: Anchor,
  key: 'r',
  routes: [
    { pattern: '', load: () => import('./Versions.svelte') },
    { pattern: 'rollback', load: () => import('./rollback/RollbackScreen.svelte') },
    { pattern: 'shadow', tab: 'shadow', load: () => import('./shadow/ShadowList.svelte') },
    { pattern: 'shadow/new', tab: 'shadow', load: () => import('./shadow/NewShadow.svelte') },
    { pattern: 'shadow/:id', tab: 'shadow', load: () => import('./shadow/ShadowScreen.svelte') },
    {
      pattern: 'shadow/:id/judge',
      tab: 'shadow',
      load: () => import('./shadow/judge/JudgeScreen.svelte'),
    },
    { pattern: 'serving', tab: 'serving', load: () => import('./serving/PlanScreen.svelte') },
    { pattern: 'serving/capacity', tab: 'serving', load: () => import('./serving/CapacityScreen.svelte') },
    { pattern: 'serving/cost', tab: 'serving', load: () => import('./serving/CostScreen.svelte') },
    { pattern: 'serving/fleet', tab: 'serving', load: () => import('./serving/FleetScreen.svelte') },
    {
      pattern: 'automation',
      tab: 'automation',
      load: () => import('./automation/AutomationScreen.svelte'),
    },
    {
      pattern: 'automation/:entry',
      tab: 'automation',
      load: () => import('./automation/AutomationScreen.svelte'),
    },
    { pattern: 'plans', tab: 'plans', load: () => import('./plans/PlansScreen.svelte') },
    { pattern: 'plans/:id', tab: 'plans', load: () => import('./plans/PlanScreen.svelte') },
    {
      pattern: 'plans/:id/simulate',
      tab: 'plans',
      load: () => import('./simulate/SimulateScreen.svelte'),
    },
    {
      pattern: 'plans/:id/cheapest',
      tab: 'plans',
      load: () => import('./cheapest/CheapestScreen.svelte'),
    },
    { pattern: 'tests', tab: 'tests', load: () => import('./tests/TestsScreen.svelte') },
  ],
  tabs: [
    { title: 'Versions', path: '' },
    { title: 'Serving', path: 'serving' },
    { title: 'Shadow', path: 'shadow' },
    { title: 'Automation', path: 'automation' },
    { title: 'Rollout plans', path: 'plans' },
    { title: 'Tests', path: 'tests' },
  ],
  state: deploymentState,
};
