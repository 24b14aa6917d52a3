import type { AnyObject } from '../../core/artifact/documents.ts';
import { versionInForce } from '../../core/labels/data-definition.ts';
import type { MonitoringPlan } from '../../core/monitor/monitoring-plan.ts';
import type { OpenProject, Shelved } from '../../session/open-project.svelte.ts';
import { hrefOf } from '../../session/route.svelte.ts';
import { formatPlural } from '../../ui/format.ts';
import { headOf } from '../gates/target-words.ts';
import { targetsHref } from '../gates/targets-href.ts';
import { estimateWords, intervalWords, titleOf, unitOf } from '../metrics/metric-words.ts';
import { documentSource, type EvidenceSource } from './evidence-source.ts';
import { scopingSources } from './scoping-sources.ts';

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
    ...scopingSources(open),
    ...open.definitions.map((one) => {
      const inForce = versionInForce(one.body);
      const seen = inForce ? `version ${String(inForce.number)} in force` : 'none in force';
      return documentSource(one, 'Data definition', seen, to('data', 'definition'));
    }),
    ...open.labelings.map((one) =>
      documentSource(one, 'Labelings', one.body.question, to('data', 'labels', one.id)),
    ),
    ...open.recipes.map((one) => {
      const seen = formatPlural(one.body.steps.length, 'step');
      return documentSource(one, 'Recipes', seen, to('data', 'recipes', one.id));
    }),
    ...open.splits.map((one) => documentSource(one, 'Splits', '', to('data', 'splits', one.id))),
    ...open.expectations.map((one) => {
      const seen = formatPlural(one.body.expectations.columns.length, 'column');
      return documentSource(one, 'Expectations', seen, to('data', 'checks', one.id));
    }),
    ...open.dataCards.map((one) => {
      const seen = `${formatPlural(Object.keys(one.body.answers).length, 'field')} filled`;
      return documentSource(one, 'Data cards', seen, to('data', 'card', one.body.dataset));
    }),
    ...open.targets.map((one) =>
      documentSource(one, 'Targets', headOf(one, open.slices).bound, targetsHref(open.id)),
    ),
    ...open.audits.flatMap((one) => {
      const evaluation = open.evaluations.find(({ object: { truth } }) => truth === one.body.truth);
      if (!evaluation) return [];
      const seen = formatPlural(Object.keys(one.body.lines).length, 'risk');
      return documentSource(
        one,
        'Fairness audits',
        seen,
        to('modeling', 'evaluation', evaluation.entry.id, 'fairness'),
      );
    }),
    ...open.shadows.map((one) =>
      documentSource(one, 'Shadow comparisons', '', to('deployment', 'shadow', one.id)),
    ),
    ...open.rolloutPlans.map((one) => {
      const seen = formatPlural(one.body.plan.steps.length, 'step');
      return documentSource(one, 'Rollout plans', seen, to('deployment', 'plans', one.id));
    }),
    ...(servingPlan ? [documentSource(servingPlan, 'Serving plan', '', to('deployment', 'serving'))] : []),
    ...open.logs.map((one) => {
      const rows = one.body.batches.reduce((sum, batch) => sum + batch.rows, 0);
      return documentSource(one, 'Logs', formatPlural(rows, 'row'), to('monitoring', 'logs', one.id));
    }),
    ...(monitoringPlan ? [alarmsSource(open, monitoringPlan, to('monitoring', 'alarms'))] : []),
  ];
}

function alarmsSource(open: OpenProject, plan: MonitoringPlan, href: string): EvidenceSource {
  const watched = Object.values(plan.body.lines).filter(({ dropped }) => dropped === null).length;
  const lines = formatPlural(watched, 'line');
  return {
    ...documentSource(plan, 'Alarms and monitoring plan', lines, href),
    ask: async ({ alarms }) => `${lines}, ${formatPlural(alarms.ringing(open), 'alarm')} on`,
  };
}

function headlineWords({ results }: Shelved<'evaluation'>['object']): string {
  const found = ['accuracy', 'mae'].flatMap(
    (metric) => results.find(({ measure }) => measure.metric === metric) ?? [],
  )[0];
  if (!found) return '';
  const interval = intervalWords(found.estimate, unitOf(found.measure));
  return `${titleOf(found.measure)} ${estimateWords(found)}${interval === '' ? '' : ` (${interval})`}`;
}
