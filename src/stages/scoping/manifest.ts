import Calculator from '@lucide/svelte/icons/calculator';
import Compass from '@lucide/svelte/icons/compass';
import ClipboardCheck from '@lucide/svelte/icons/clipboard-check';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import { sheetHref } from '../../parts/sheets/sheet-href.ts';
import type { StageManifest } from '../../parts/stage-manifest.ts';
import { hrefOf } from '../../session/route.svelte.ts';
import { scopingState } from './rail-state.ts';

export const manifest: StageManifest = {
  id: 'scoping',
  title: 'Scoping',
  icon: Compass,
  key: 's',
  routes: [
    { pattern: '', load: () => import('./sheets/SheetScreen.svelte') },
    { pattern: 'sheets', tab: 'sheets', load: () => import('./sheets/Sheets.svelte') },
    { pattern: 'sheets/:kind', tab: 'sheets', load: () => import('./sheets/SheetScreen.svelte') },
    { pattern: 'sheets/:kind/:subject', tab: 'sheets', load: () => import('./sheets/SheetScreen.svelte') },
    { pattern: 'estimates', tab: 'estimates', load: () => import('./estimates/EstimatesScreen.svelte') },
    { pattern: 'estimates/:id', tab: 'estimates', load: () => import('./estimates/EstimateScreen.svelte') },
    { pattern: 'readiness', tab: 'readiness', load: () => import('./readiness/ReadinessScreen.svelte') },
  ],
  tabs: [
    { title: 'Scoping sheet', path: '' },
    { title: 'Estimates', path: 'estimates' },
    { title: 'Worksheets', path: 'sheets' },
    { title: 'Readiness', path: 'readiness' },
  ],
  state: scopingState,
  actions: ({ id }) => [
    {
      id: 'scoping.sheet',
      label: 'Scope the project',
      group: 'Actions',
      icon: Compass,
      also: 'business problem feasibility value ethics milestones go no-go proof of concept decide',
      href: hrefOf(id, 'scoping'),
    },
    {
      id: 'scoping.sheets',
      label: 'Fill in a worksheet',
      group: 'Actions',
      icon: NotebookPen,
      also: 'canvas user needs reward matrix crisp-ml roles risk register impact model card checklist',
      href: hrefOf(id, 'scoping', ['sheets']),
    },
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
    ...open.worksheets.map(({ id, name, body }) => ({
      id,
      label: name,
      group: 'Worksheets',
      icon: NotebookPen,
      href: sheetHref(open.id, body.sheet, { subject: body.subject }),
    })),
    ...open.estimates.map(({ id, name }) => ({
      id,
      label: name,
      group: 'Estimates',
      icon: Calculator,
      href: hrefOf(open.id, 'scoping', ['estimates', id]),
    })),
  ],
};
