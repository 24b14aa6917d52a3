import type { Bundle } from '../../../src/core/artifact/bundle.ts';
import type { AnyEvent } from '../../../src/core/artifact/documents.ts';
import type { Id } from '../../../src/core/kernel/objects.ts';
import type { Annotation } from '../../../src/core/labels/labeling.ts';
import type { TagEvent } from '../../../src/core/labels/tags.ts';
import type { DrillEvent } from '../../../src/core/registry/rollback-drill.ts';
import type { RegistryEvent } from '../../../src/core/registry/registry.ts';
import type { DecisionEvent } from '../../../src/core/scoping/decision.ts';
import type { TestSetSeen } from '../../../src/core/splits/split-document.ts';

const id = (name: string): Id => name as Id;

/** Events of each kind about the documents of `everyKind`, not in their order. */
export function everyEvent(bundle: Bundle, nowMs: number): AnyEvent[] {
  const table = bundle.objects.find(({ kind }) => kind === 'table')!.digest;
  const annotation = (i: number, change: Partial<Annotation['body']> = {}): Annotation => ({
    id: id(`event-${String(i)}`),
    projectId: bundle.project.id,
    kind: 'annotation',
    atMs: nowMs + (i % 3),
    by: i % 2 ? 'doc-labeling' : '<b>Ann</b>',
    body: {
      ...{
        labeling: id('doc-labeling'),
        row: i,
        what: 'label',
        value: 'ok',
        round: 1,
        definition: 1,
        blind: true,
      },
      ...change,
    },
  });

  const look: TestSetSeen = {
    id: id('look-0'),
    projectId: bundle.project.id,
    kind: 'testSetSeen',
    atMs: nowMs,
    by: '',
    body: { split: id('doc-split'), part: '=1+1', how: 'rowsOpened', object: table },
  };

  const tagged = (i: number, tag: string | null): TagEvent => ({
    id: id(`tag-${String(i)}`),
    projectId: bundle.project.id,
    kind: 'tag',
    atMs: nowMs + 1,
    by: 'Ann',
    body: { table, row: i, tag, on: i % 2 === 0 },
  });

  const staged: RegistryEvent = {
    id: id('stage-0'),
    projectId: bundle.project.id,
    kind: 'registry',
    atMs: nowMs + 2,
    by: 'Ann',
    body: {
      model: table,
      stage: 'production',
      why: '=1+1',
      sinceMs: nowMs,
      takesBack: id('stage-1'),
      gates: [{ what: 'At least 90% right', holds: false, why: '88% of 200' }],
      override: 'The old one is worse.',
    },
  };

  const practised: DrillEvent = {
    id: id('drill-0'),
    projectId: bundle.project.id,
    kind: 'drill',
    atMs: nowMs + 3,
    by: 'Ann',
    body: {
      from: null,
      to: table,
      stepsMs: { detect: 60_000, decide: 1.5, switch: 0, verify: 1 },
      data: { table, stops: ['=1+1'] },
      replay: { table, rows: 200, answered: 199, ms: 340.5 },
      note: '=1+1',
      takesBack: id('drill-1'),
    },
  };

  const decided: DecisionEvent = {
    id: id('decision-0'),
    projectId: bundle.project.id,
    kind: 'decision',
    atMs: nowMs + 4,
    by: 'Ann',
    body: {
      ...{ stage: 'scoping', state: 'decided', words: 'Go', why: '=1+1', settles: id('decision-1') },
      evidence: [
        {
          ref: { to: 'document', id: id('doc-scoping'), rev: 3 },
          ...{ what: 'Scoping sheet', seen: '20 of 20', seenMs: nowMs },
        },
      ],
    },
  };

  return [
    annotation(4),
    annotation(2, { value: null }),
    annotation(1, { what: 'note', value: 'ü' }),
    annotation(0),
    look,
    tagged(0, '=1+1'),
    tagged(1, null),
    staged,
    practised,
    decided,
  ];
}
