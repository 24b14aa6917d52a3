import { yamlText } from '../controllers/write-plan.ts';
import type { AlarmRule } from './alarm-episodes.ts';
import { exportedMetric, METRIC_NAMES, quoted, selectorOf } from './exported-metric.ts';
import type { AlarmLine, Severity } from './monitoring-plan.ts';
import type { Signal } from './signal.ts';

/** A line as it is exported: what it watches and when it rings, targets resolved. */
export interface RuleLine extends Pick<
  AlarmLine,
  'risk' | 'group' | 'severity' | 'silences' | 'action' | 'owner'
> {
  /** What it is called on the screen: "age missing above 3%". */
  title: string;
  signal: Signal;
  rule: AlarmRule;
}

export interface RulesQuestion {
  log: string;
  lines: readonly RuleLine[];
  /** Mean length of a window. */
  windowMs: number;
  sliceName: (id: string) => string;
}

/** A rule of Prometheus. */
export interface PrometheusRule {
  alert: string;
  expr: string;
  for?: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

export interface ExportedRules {
  /** A file of alerting rules. */
  text: string;
  groups: readonly { name: string; rules: readonly PrometheusRule[] }[];
  /** What is otherwise in Prometheus. */
  notes: readonly string[];
}

const ALONE = 'Other alarms';
const SEVERITIES: Readonly<Record<Severity, string>> = { page: 'critical', ticket: 'warning', info: 'info' };

/**
 * Alerting rules of Prometheus for the alarms of a log. An alarm that ends at another level than it begins at is held by
 * its own state: it keeps firing while it fires and the value is not back.
 */
export function prometheusRules({ log, lines, windowMs, sliceName }: RulesQuestion): ExportedRules {
  const names = new Set<string>();
  const byGroup = new Map<string, PrometheusRule[]>();
  const used = new Map<string, string>();
  for (const line of lines) {
    const metric = exportedMetric(line.signal, sliceName);
    const selector = selectorOf({ ...metric, labels: { log, ...metric.labels } });
    used.set(selector, METRIC_NAMES[line.signal.of][1]);
    const alert = freeName(line.title, names);
    const group = line.group || ALONE;
    byGroup.set(group, [...(byGroup.get(group) ?? []), ruleOf(line, alert, selector, windowMs)]);
  }
  const groups = [...byGroup].map(([name, rules]) => ({ name: `${log}: ${name}`, rules }));
  const notes = notesOf(lines);
  const silences = lines.flatMap(({ title, silences: all }) =>
    all.map(
      ({ fromMs, toMs, reason }) => `${title}: ${day(fromMs)} to ${day(toMs)}${reason && ` (${reason})`}`,
    ),
  );
  const head = [
    `Alarms of the log ${quoted(log)}.`,
    'Metrics that an exporter has to provide, each the value of the last whole window:',
    ...[...used].map(([selector, help]) => `  ${selector}  ${help}`),
    ...(silences.length > 0
      ? ['Silences, to be set in Alertmanager:', ...silences.map((one) => `  ${one}`)]
      : []),
    ...notes,
  ];
  return { text: `${head.map(comment).join('\n')}\n${yamlText({ groups })}`, groups, notes };
}

function ruleOf(line: RuleLine, alert: string, selector: string, windowMs: number): PrometheusRule {
  const { rule, severity, group, owner, risk, action, title } = line;
  const labels = {
    severity: SEVERITIES[severity],
    ...(group ? { alarm_group: group } : {}),
    ...(owner ? { owner } : {}),
  };
  const sign = rule.bad === 'above' ? '>' : '<';
  const begins = `${selector} ${sign} ${String(rule.raise)}`;
  const own = `ALERTS{alertname=${quoted(alert)}, alertstate="firing"}`;
  const unlike = ['alertname', 'alertstate', ...Object.keys(labels)].join(', ');
  const expr =
    rule.clear === rule.raise
      ? begins
      : `${begins} or (${selector} ${sign} ${String(rule.clear)} and ignoring(${unlike}) ${own})`;
  return {
    alert,
    expr,
    ...(rule.forWindows > 1 ? { for: seconds((rule.forWindows - 1) * windowMs) } : {}),
    labels,
    annotations: {
      summary: plain(risk || title),
      description: `${plain(title)}: it is {{ $value }}.`,
      ...(action ? { runbook: plain(action) } : {}),
    },
  };
}

function notesOf(lines: readonly RuleLine[]): string[] {
  const some = (holds: (line: RuleLine) => boolean): boolean => lines.some(holds);
  return [
    ...(some(({ rule }) => rule.clear !== rule.raise)
      ? [
          'Alarms that end at another level than they begin at look at their own state (ALERTS); keep_firing_for could only hold them for a time.',
        ]
      : []),
    ...(some(({ rule }) => rule.forWindows > 1)
      ? ['“for” is the time from the first bad window to the last one that is asked for.']
      : []),
    ...(some(({ group }) => group !== '')
      ? ['Alarms of one group arrive as one where Alertmanager groups by alarm_group.']
      : []),
    'A window without a value leaves an alarm as it is here; in Prometheus a metric that is absent ends it.',
  ];
}

/** "age missing above 3%" -> "AgeMissingAbove3", and a number where that is taken. */
function freeName(title: string, taken: Set<string>): string {
  const words = title.match(/[A-Za-z0-9]+/g) ?? [];
  const camel = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
  const base = /^[A-Za-z]/.test(camel) ? camel : `Alarm${camel}`;
  let name = base;
  for (let next = 2; taken.has(name); next++) name = `${base}_${String(next)}`;
  taken.add(name);
  return name;
}

/** Not read as a template. */
function plain(text: string): string {
  return text.replaceAll('{{', '{{ "{{" }}');
}

/** In the units of Prometheus, to the second. */
function seconds(ms: number): string {
  const all = Math.max(1, Math.round(ms / 1000));
  const units = [
    ['d', 86_400],
    ['h', 3600],
    ['m', 60],
  ] as const;
  for (const [unit, length] of units) if (all % length === 0) return `${String(all / length)}${unit}`;
  return `${String(all)}s`;
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function comment(line: string): string {
  return `# ${line.replace(/\s*[\r\n\u0085\u2028\u2029]+\s*/g, ' ')}`;
}
