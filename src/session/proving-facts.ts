import { acceptanceHolds, judgeLine, linesOf } from '../core/evaluation/audit.ts';
import type { Evaluation } from '../core/evaluation/evaluation.ts';
import { metricFacts } from '../core/metrics/catalogue.ts';
import type { AlarmFact, Level, LogFact, ProjectFacts } from '../core/scoping/project-facts.ts';
import { alarmName } from './alarm-lines.ts';
import type { Alarms } from './alarms.svelte.ts';
import type { Checks } from './checks.svelte.ts';
import { auditPath } from './document-paths.ts';
import { isOfBaseline } from './is-of-baseline.ts';
import { profileOf, rowsOfLog } from './log-counts.svelte.ts';
import type { OpenProject } from './open-project.svelte.ts';
import type { Targets } from './targets.svelte.ts';

export function expectationFacts(open: OpenProject, checks: Checks): ProjectFacts['expectations'] {
  const served = new Set(open.logs.map(({ body }) => body.dataset));
  return open.expectations.map((set) => ({
    ...{ what: set.name, ref: { to: 'document', id: set.id, rev: set.rev }, stage: 'data' },
    path: ['checks', set.id],
    checked: open.tables.flatMap(({ entry, object }) => {
      const made = checks.report(set, object.digest);
      if (!made?.current || object.digest === set.body.reference) return [];
      return [{ table: entry.name, served: served.has(entry.id), anomalies: made.report.found.length }];
    }),
  }));
}

export function skewFact(open: OpenProject, checks: Checks): ProjectFacts['skew'] {
  const last = checks.lastSkew(open.id);
  if (!last) return null;
  const { training, serving, report } = last;
  const differing = report.columns.filter(
    ({ rows, distribution }) => (rows?.different ?? 0) > 0 || distribution?.shifted === true,
  ).length;
  return {
    what: `“${open.nameOf(training, 'training')}” was held against “${open.nameOf(serving, 'serving')}”`,
    ref: { to: 'object', digest: serving },
    ...{ stage: 'data', path: ['checks', 'skew'] },
    differing: differing + report.onlyTraining.length + report.onlyServing.length,
    columns: report.columns.length + report.onlyTraining.length + report.onlyServing.length,
  };
}

/** Metrics that a model and a simple one are told apart by; the first that both have. */
const COMPARED = ['balancedAccuracy', 'accuracy', 'rmse', 'mae'];

export function simplerFact(open: OpenProject, targets: Targets): ProjectFacts['simpler'] {
  const standing = targets.standing(open);
  if (!standing) return null;
  const { entry, object } = standing;
  const others = open.evaluations.filter(
    ({ object: other }) =>
      other.table === object.table && other.truth === object.truth && isOfBaseline(open, other),
  );
  const metric =
    COMPARED.find(
      (id) => levelOf(open, object, id) && others.every((other) => levelOf(open, other.object, id)),
    ) ?? 'accuracy';
  const facts = metricFacts(metric);
  const model = levelOf(open, object, metric);
  if (!facts || !model) return null;
  return {
    ...{ what: entry.name, ref: { to: 'object', digest: object.digest }, stage: 'modeling' },
    ...{
      path: ['compare'],
      metric: facts.title.toLowerCase(),
      higherIsBetter: facts.higherIsBetter !== false,
    },
    model,
    others: others.flatMap((other) => levelOf(open, other.object, metric) ?? []),
  };
}

function levelOf(open: OpenProject, { results, model }: Evaluation, metric: string): Level | null {
  const estimate = results.find(({ measure }) => measure.metric === metric)?.estimate;
  if (!estimate || estimate.value === null) return null;
  const { value, interval } = estimate;
  const name = open.nameOf(model, 'a model');
  return { name, value, low: interval?.low ?? value, high: interval?.high ?? value };
}

export function auditFacts(open: OpenProject): ProjectFacts['audits'] {
  return open.audits.map((audit) => {
    const lines = linesOf(audit.body).map(({ line }) => line);
    return {
      what: `The fairness audit of “${audit.body.truth}”`,
      ref: { to: 'document', id: audit.id, rev: audit.rev },
      ...{ stage: 'modeling', path: auditPath(open, audit) },
      lines: lines.length,
      measured: lines.filter(({ result }) => result !== null).length,
      accepted: lines.filter(acceptanceHolds).length,
      beyond: lines.filter(
        (line) =>
          line.result && judgeLine(line, line.result.estimate)?.state === 'fail' && !acceptanceHolds(line),
      ).length,
    };
  });
}

export function logFacts(open: OpenProject, alarms: Alarms): readonly LogFact[] {
  return open.logs.map((log) => ({
    ...{ what: log.name, ref: { to: 'document', id: log.id, rev: log.rev }, stage: 'monitoring' },
    path: ['logs', log.id],
    counted: profileOf(open, log) !== null,
    newestMs: alarms.windowsOf(open, log)?.at(-1)?.toMs ?? null,
  }));
}

export function alarmFacts(open: OpenProject, alarms: Alarms): readonly AlarmFact[] {
  return open.logs.flatMap((log) => {
    if (profileOf(open, log) === null && !rowsOfLog(open, log)) return [];
    return alarms.of(open, log).flatMap(({ line, signal, target, isStored }): AlarmFact[] => {
      if (line.dropped || !signal) return [];
      const document = isStored ? open.monitoringPlan : target;
      const latency = log.body.columns?.latency ?? null;
      return [
        {
          what: alarmName(line, target),
          ref: document && { to: 'document', id: document.id, rev: document.rev },
          ...{ stage: 'monitoring', path: ['alarms', line.id], query: { log: log.id }, of: signal.of },
          ofLatency: latency !== null && 'column' in signal && signal.column === latency,
        },
      ];
    });
  });
}
