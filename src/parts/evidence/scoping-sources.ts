import { standingDecisions, type DecisionEvent } from '../../core/scoping/decision.ts';
import type { EstimateDocument } from '../../core/scoping/estimate-document.ts';
import { completeness } from '../../core/scoping/sheet-spec.ts';
import { SHEET_SPECS } from '../../core/scoping/sheets/all-sheets.ts';
import type { OpenProject } from '../../session/open-project.svelte.ts';
import { hrefOf } from '../../session/route.svelte.ts';
import { formatDate, formatNumber } from '../../ui/format.ts';
import { sheetHref } from '../sheets/sheet-href.ts';
import { estimateSaid } from './estimate-said.ts';
import { documentSource, type EvidenceSource } from './evidence-source.ts';

/** What scoping has to show: sheets, estimates, readiness, decisions. */
export function scopingSources(open: OpenProject): readonly EvidenceSource[] {
  const { readiness } = open;
  const last = readiness?.body.history.at(-1);
  return [
    ...open.worksheets.map((sheet) => {
      const { answered, fields } = completeness(SHEET_SPECS[sheet.body.sheet], sheet.body.answers);
      const seen = `${String(answered)} of ${String(fields)} filled`;
      return documentSource(sheet, 'Worksheets', seen, sheetHref(open.id, sheet.body.sheet, sheet.body));
    }),
    ...open.estimates.map((one) => estimateSource(open, one)),
    ...(readiness
      ? [
          documentSource(
            readiness,
            'Production readiness',
            last ? `score ${formatNumber(last.score)}` : '',
            hrefOf(open.id, 'scoping', ['readiness']),
          ),
        ]
      : []),
    ...standingDecisions(open.decisions.events).map((event) => decisionSource(open, event)),
  ];
}

export function estimateSource({ id }: OpenProject, one: EstimateDocument): EvidenceSource {
  return {
    ...documentSource(one, 'Estimates', '', hrefOf(id, 'scoping', ['estimates', one.id])),
    ask: ({ estimating }) => estimateSaid(one.body, estimating),
  };
}

/** An event does not change: it stands, or was taken back. */
function decisionSource(open: OpenProject, { id, atMs, by, body }: DecisionEvent): EvidenceSource {
  const when = `${body.state === 'open' ? 'asked' : 'decided'}${by === '' ? '' : ` by ${by}`} on ${formatDate(atMs)}`;
  const href = hrefOf(open.id, 'scoping', ['decisions']);
  return documentSource({ id, rev: 1, name: body.words }, 'Decisions', when, href);
}
