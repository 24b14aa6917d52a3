import type { Id } from '../kernel/objects.ts';
import { standingDecisions, type DecisionEvent } from './decision.ts';
import type { Evidence } from './evidence.ts';
import type { Worksheet } from './worksheet.ts';

/** What rests on a document: answers of worksheets, and decisions. */
export interface Citations {
  sheets: readonly Worksheet[];
  /** That stand and were taken; `through`: a sheet that they rest on, where it is only that which cites the document. */
  decisions: readonly { decision: DecisionEvent; through: Worksheet | null }[];
}

/** Who cites a document as evidence. Earlier versions of sheets are past and not counted. */
export function citationsOf(
  document: Id,
  worksheets: readonly Worksheet[],
  events: readonly DecisionEvent[],
): Citations {
  const sheets = worksheets.filter(({ body }) =>
    Object.values(body.answers).some(({ evidence }) => evidence.some(isOf(document))),
  );
  const decisions = standingDecisions(events)
    .filter(({ body }) => body.state === 'decided')
    .flatMap((decision): Citations['decisions'] => {
      const { evidence } = decision.body;
      if (evidence.some(isOf(document))) return [{ decision, through: null }];
      const through = sheets.find(({ id }) => evidence.some(isOf(id)));
      return through ? [{ decision, through }] : [];
    });
  return { sheets, decisions };
}

function isOf(document: Id): (evidence: Evidence) => boolean {
  return ({ ref }) => ref.to === 'document' && ref.id === document;
}
