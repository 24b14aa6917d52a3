import Box from '@lucide/svelte/icons/box';
import type { StageManifest } from '../../parts/stage-manifest.ts';
import { modelingState } from './rail-state.ts';

export const manifest: StageManifest = {
  id: 'modeling',
  title: 'Modeling',
  icon: Box,
  key: 'm',
  routes: [
    { pattern: '', load: () => import('./Models.svelte') },
    { pattern: 'add', load: () => import('./AddModel.svelte') },
    { pattern: 'column', load: () => import('./AddPredictionColumn.svelte') },
    { pattern: 'baseline', load: () => import('./AddBaseline.svelte') },
    { pattern: 'compare', tab: 'compare', load: () => import('./Compare.svelte') },
    { pattern: 'model/:entry', load: () => import('./ModelScreen.svelte') },
    { pattern: 'evaluation/:entry', load: () => import('./EvaluationScreen.svelte') },
    { pattern: 'evaluation/:entry/metrics', load: () => import('./metrics/MetricsScreen.svelte') },
    { pattern: 'evaluation/:entry/fairness', load: () => import('./fairness/FairnessScreen.svelte') },
    { pattern: 'evaluation/:entry/discovery', load: () => import('./discovery/DiscoveryScreen.svelte') },
    { pattern: 'evaluation/:entry/threshold', load: () => import('./threshold/ThresholdScreen.svelte') },
    { pattern: 'evaluation/:entry/why', load: () => import('./why/WhyScreen.svelte') },
    { pattern: 'evaluation/:entry/mistakes', load: () => import('./mistakes/MistakesScreen.svelte') },
    { pattern: 'evaluation/:entry/noise', load: () => import('./noise/NoiseScreen.svelte') },
    { pattern: 'outputs', tab: 'outputs', load: () => import('./outputs/OutputScorings.svelte') },
    { pattern: 'outputs/new', tab: 'outputs', load: () => import('./outputs/NewOutput.svelte') },
    { pattern: 'outputs/:id', tab: 'outputs', load: () => import('./outputs/OutputScreen.svelte') },
    { pattern: 'targets', tab: 'targets', load: () => import('./targets/TargetsScreen.svelte') },
  ],
  tabs: [
    { title: 'Models', path: '' },
    { title: 'Comparison', path: 'compare' },
    { title: 'Other outputs', path: 'outputs' },
    { title: 'Targets', path: 'targets' },
  ],
  state: modelingState,
};
