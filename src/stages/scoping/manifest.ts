import Compass from '@lucide/svelte/icons/compass';
import type { StageManifest } from '../../parts/stage-manifest.ts';
import { scopingState } from './rail-state.ts';

export const manifest: StageManifest = {
  id: 'scoping',
  title: 'Scoping',
  icon: Compass,
  key: 's',
  routes: [
    { pattern: '', load: () => import('./sheets/SheetScreen.svelte') },
    { pattern: 'targets', tab: 'targets', load: () => import('./targets/TargetsScreen.svelte') },
    { pattern: 'sheets', tab: 'sheets', load: () => import('./sheets/Sheets.svelte') },
    { pattern: 'sheets/:kind', tab: 'sheets', load: () => import('./sheets/SheetScreen.svelte') },
    { pattern: 'sheets/:kind/:subject', tab: 'sheets', load: () => import('./sheets/SheetScreen.svelte') },
    { pattern: 'estimates', tab: 'estimates', load: () => import('./estimates/EstimatesScreen.svelte') },
    { pattern: 'estimates/:id', tab: 'estimates', load: () => import('./estimates/EstimateScreen.svelte') },
    { pattern: 'readiness', tab: 'readiness', load: () => import('./readiness/ReadinessScreen.svelte') },
    { pattern: 'decisions', tab: 'decisions', load: () => import('./decisions/DecisionsScreen.svelte') },
    { pattern: 'portfolio', tab: 'portfolio', load: () => import('./portfolio/PortfolioScreen.svelte') },
  ],
  tabs: [
    { title: 'Scoping sheet', path: '' },
    { title: 'Targets', path: 'targets' },
    { title: 'Estimates', path: 'estimates' },
    { title: 'Worksheets', path: 'sheets' },
    { title: 'Readiness', path: 'readiness' },
    { title: 'Decisions', path: 'decisions' },
  ],
  state: scopingState,
};
