import Calculator from '@lucide/svelte/icons/calculator';
import Compass from '@lucide/svelte/icons/compass';
import ClipboardCheck from '@lucide/svelte/icons/clipboard-check';
import Gavel from '@lucide/svelte/icons/gavel';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import Target from '@lucide/svelte/icons/target';
import { openDecisions } from '../../core/scoping/decision.ts';
import { targetsHref } from '../../parts/gates/targets-href.ts';
import { sheetHref } from '../../parts/sheets/sheet-href.ts';
import type { StageOffers } from '../../parts/stage-offers.ts';
import { hrefOf } from '../../session/route.svelte.ts';

export const offers: StageOffers = {
  actions: ({ id }, { route }) => [
    {
      id: 'scoping.sheet',
      label: 'Scope the project',
      group: 'Actions',
      icon: Compass,
      also: 'business problem feasibility value ethics milestones go no-go proof of concept decide',
      href: hrefOf(id, 'scoping'),
    },
    {
      id: 'scoping.targets',
      label: 'Set targets',
      group: 'Actions',
      icon: Target,
      also: 'gate guardrail alarm threshold accuracy latency throughput value',
      href: targetsHref(id),
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
    {
      id: 'scoping.decide',
      label: 'Add a decision…',
      group: 'Actions',
      icon: Gavel,
      also: 'open question decide log who why minutes',
      href: hrefOf(id, 'scoping', ['decisions'], { add: route.place.stage }),
    },
  ],
  contents: (open) => [
    ...openDecisions(open.decisions.events).map(({ id, body }) => ({
      id,
      label: body.words,
      group: 'Open decisions',
      icon: Gavel,
      href: hrefOf(open.id, 'scoping', ['decisions'], { decide: id }),
    })),
    ...open.worksheets.map(({ id, name, body }) => ({
      id,
      label: name,
      group: 'Worksheets',
      icon: NotebookPen,
      href: sheetHref(open.id, body.sheet, { subject: body.subject }),
    })),
    ...open.targets.map(({ id, name, body }) => ({
      id,
      label: name,
      group: 'Targets',
      icon: Target,
      more: body.owner || undefined,
      href: targetsHref(open.id),
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
