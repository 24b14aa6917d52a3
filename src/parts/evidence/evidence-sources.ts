import type { AnyDocument, AnyObject } from '../../core/artifact/documents.ts';
import type { Evidence } from '../../core/scoping/evidence.ts';
import { completeness } from '../../core/scoping/sheet-spec.ts';
import { SHEET_SPECS } from '../../core/scoping/sheets/all-sheets.ts';
import { versionInForce } from '../../core/labels/data-definition.ts';
import type { OpenProject, Shelved } from '../../session/open-project.svelte.ts';
import { sheetHref } from '../sheets/sheet-href.ts';
import { hrefOf } from '../../session/route.svelte.ts';
import { formatPlural } from '../../ui/format.ts';
import { estimateWords, intervalWords, titleOf, unitOf } from '../metrics/metric-words.ts';

/** Something of the project that a statement can rest on. */
export interface EvidenceSource {
  ref: Evidence['ref'];
  /** Its kind, as a heading. */
  kind: string;
  name: string;
  /** What it says now. */
  seen: string;
  href: string;
}

/** All that a statement can rest on, kind by kind. */
export function evidenceSources(open: OpenProject): readonly EvidenceSource[] {
  const to = (stage: string, ...rest: readonly string[]): string => hrefOf(open.id, stage, rest);
  const object =
    <K extends AnyObject['kind']>(
      kind: string,
      seen: (object: Shelved<K>['object']) => string,
      href: (id: string) => string,
    ) =>
    (shelved: Shelved<K>): EvidenceSource => ({
      ref: { to: 'object', digest: shelved.object.digest },
      ...{ kind, name: shelved.entry.name, seen: seen(shelved.object), href: href(shelved.entry.id) },
    });
  const document = <D extends AnyDocument>(
    { id, rev, name }: D,
    kind: string,
    seen: string,
    href: string,
  ): EvidenceSource => ({ ref: { to: 'document', id, rev }, kind, name, seen, href });
  const { monitoringPlan, servingPlan } = open;

  return [
    ...open.evaluations.map(
      object<'evaluation'>('Evaluations', headlineWords, (id) => to('modeling', 'evaluation', id)),
    ),
    ...open.tables.map(
      object<'table'>(
        'Datasets',
        ({ rows, columns }) => `${formatPlural(rows, 'row')}, ${formatPlural(columns.length, 'column')}`,
        (id) => to('data', 'table', id),
      ),
    ),
    ...open.models.map(
      object<'model'>(
        'Models',
        ({ source }) => (source.type === 'onnx' ? source.file : ''),
        (id) => to('modeling', 'model', id),
      ),
    ),
    ...open.worksheets.map((sheet) => {
      const { answered, fields } = completeness(SHEET_SPECS[sheet.body.sheet], sheet.body.answers);
      const seen = `${String(answered)} of ${String(fields)} filled`;
      return document(sheet, 'Worksheets', seen, sheetHref(open.id, sheet.body.sheet, sheet.body));
    }),
    ...open.definitions.map((one) => {
      const inForce = versionInForce(one.body);
      const seen = inForce ? `version ${String(inForce.number)} in force` : 'none in force';
      return document(one, 'Data definition', seen, to('data', 'definition'));
    }),
    ...open.labelings.map((one) =>
      document(one, 'Labelings', one.body.question, to('data', 'labels', one.id)),
    ),
    ...open.splits.map((one) => document(one, 'Splits', '', to('data', 'splits', one.id))),
    ...open.expectations.map((one) => {
      const seen = formatPlural(one.body.expectations.columns.length, 'column');
      return document(one, 'Expectations', seen, to('data', 'checks', one.id));
    }),
    ...open.dataCards.map((one) => {
      const seen = `${formatPlural(Object.keys(one.body.answers).length, 'field')} filled`;
      return document(one, 'Data cards', seen, to('data', 'card', one.body.dataset));
    }),
    ...open.targets.map((one) => document(one, 'Targets', '', to('modeling', 'targets'))),
    ...open.audits.flatMap((one) => {
      const evaluation = open.evaluations.find(({ object: { truth } }) => truth === one.body.truth);
      if (!evaluation) return [];
      const seen = formatPlural(Object.keys(one.body.lines).length, 'risk');
      return document(
        one,
        'Fairness audits',
        seen,
        to('modeling', 'evaluation', evaluation.entry.id, 'fairness'),
      );
    }),
    ...open.shadows.map((one) => document(one, 'Shadow comparisons', '', to('deployment', 'shadow', one.id))),
    ...open.rolloutPlans.map((one) => {
      const seen = formatPlural(one.body.plan.steps.length, 'step');
      return document(one, 'Rollout plans', seen, to('deployment', 'plans', one.id));
    }),
    ...(servingPlan ? [document(servingPlan, 'Serving plan', '', to('deployment', 'serving'))] : []),
    ...open.logs.map((one) => {
      const rows = one.body.batches.reduce((sum, batch) => sum + batch.rows, 0);
      return document(one, 'Logs', formatPlural(rows, 'row'), to('monitoring', 'logs', one.id));
    }),
    ...(monitoringPlan
      ? [
          document(
            monitoringPlan,
            'Monitoring plan',
            formatPlural(Object.keys(monitoringPlan.body.lines).length, 'line'),
            to('monitoring', 'alarms'),
          ),
        ]
      : []),
  ];
}

function headlineWords({ results }: Shelved<'evaluation'>['object']): string {
  const found = ['accuracy', 'mae'].flatMap(
    (metric) => results.find(({ measure }) => measure.metric === metric) ?? [],
  )[0];
  if (!found) return '';
  const interval = intervalWords(found.estimate, unitOf(found.measure));
  return `${titleOf(found.measure)} ${estimateWords(found)}${interval === '' ? '' : ` (${interval})`}`;
}

/** What a source says now, to be kept. `what` names it with its kind, since it may be gone later. */
export function evidenceOf({ ref, kind, name, seen }: EvidenceSource, nowMs: number): Evidence {
  return { ref, what: `${name} (${kind.toLowerCase()})`, seen, seenMs: nowMs };
}
