import type { Entry } from '../../../core/artifact/documents.ts';
import { CARD_FIELDS } from '../../../core/brief/data-card.ts';
import { versionInForce } from '../../../core/labels/data-definition.ts';
import { completeness } from '../../../core/scoping/sheet-spec.ts';
import { SHEET_SPECS } from '../../../core/scoping/sheets/all-sheets.ts';
import { SHEETS, type SheetKind } from '../../../core/scoping/worksheet.ts';
import { completionOf } from '../../../core/serving/serving-checklist.ts';
import { sheetHref } from '../../../parts/sheets/sheet-href.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { hrefOf } from '../../../session/route.svelte.ts';

/** A sheet of the project, begun or not. */
export interface ListedSheet {
  key: string;
  name: string;
  href: string;
  /** The question it answers. */
  asks: string;
  answered: number;
  fields: number;
  openComments: number;
  /** null = nobody has begun it. */
  changedMs: number | null;
}

/** Every sheet there is for a project: those of scoping first, then those that live in other stages. */
export function listedSheets(open: OpenProject): readonly ListedSheet[] {
  const own = SHEETS.filter((kind) => kind !== 'modelCard').map((kind) => worksheetOf(open, kind, null));
  const cards = open.models.map(({ entry }) => worksheetOf(open, 'modelCard', entry));
  return [...own, ...cards, ...dataCardsOf(open), definitionOf(open), servingOf(open)];
}

function worksheetOf(open: OpenProject, kind: SheetKind, model: Entry | null): ListedSheet {
  const spec = SHEET_SPECS[kind];
  const subject = model?.id ?? null;
  const stored = open.worksheets.find(({ body }) => body.sheet === kind && body.subject === subject);
  const { answered, fields } = completeness(spec, stored?.body.answers ?? {});
  const comments = Object.values(stored?.body.comments ?? {});
  return {
    key: `${kind} ${subject ?? ''}`,
    name: model ? `${spec.name} of ${model.name}` : spec.name,
    href: sheetHref(open.id, kind, { subject }),
    asks: spec.title,
    ...{ answered, fields, changedMs: stored?.updatedMs ?? null },
    openComments: comments.filter(({ settledMs }) => settledMs === null).length,
  };
}

function dataCardsOf(open: OpenProject): readonly ListedSheet[] {
  return open.tables.map(({ entry }) => {
    const card = open.dataCards.find(({ body }) => body.dataset === entry.id);
    return {
      key: `dataCard ${entry.id}`,
      name: `Data card of ${entry.name}`,
      href: hrefOf(open.id, 'data', ['card', entry.id]),
      asks: 'What should others know of this dataset?',
      answered: CARD_FIELDS.filter(({ key }) => (card?.body.answers[key] ?? '').trim() !== '').length,
      fields: CARD_FIELDS.length,
      ...{ openComments: 0, changedMs: card?.updatedMs ?? null },
    };
  });
}

function definitionOf(open: OpenProject): ListedSheet {
  const definition = open.definitions[0];
  const draft = definition?.body.draft;
  const said = [draft?.input, draft?.label, draft?.classes.length ? 'said' : ''].filter((words) => words);
  const inForce = definition ? versionInForce(definition.body) : null;
  return {
    key: 'definition',
    name: inForce ? `Data definition, version ${String(inForce.number)}` : 'Data definition',
    href: hrefOf(open.id, 'data', ['definition']),
    asks: 'What is x, and what is y?',
    ...{ answered: said.length, fields: 3, openComments: 0, changedMs: definition?.updatedMs ?? null },
  };
}

function servingOf({ id, servingPlan }: OpenProject): ListedSheet {
  const { answered, of } = completionOf(servingPlan?.body.answers ?? {});
  return {
    key: 'serving',
    name: 'Serving checklist',
    href: hrefOf(id, 'deployment', ['serving']),
    asks: 'How will it be served?',
    ...{ answered, fields: of, openComments: 0, changedMs: servingPlan?.updatedMs ?? null },
  };
}
