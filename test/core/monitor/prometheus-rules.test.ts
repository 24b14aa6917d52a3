import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { prometheusRules, type RuleLine } from '../../../src/core/monitor/prometheus-rules.ts';

const IsName = v.pipe(v.string(), v.minLength(1));
const IsLabels = v.record(v.pipe(v.string(), v.regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/)), v.string());
const IsDuration = v.pipe(v.string(), v.regex(/^\d+(d|h|m|s)$/));

/** The documented format of a rule file, alerting rules only; anything else in it is refused by Prometheus. */
const IsRuleFile = v.strictObject({
  groups: v.pipe(
    v.array(
      v.strictObject({
        name: IsName,
        rules: v.pipe(
          v.array(
            v.strictObject({
              alert: IsName,
              expr: IsName,
              for: v.exactOptional(IsDuration),
              keep_firing_for: v.exactOptional(IsDuration),
              labels: IsLabels,
              annotations: IsLabels,
            }),
          ),
          v.minLength(1),
        ),
      }),
    ),
    v.check((groups) => new Set(groups.map(({ name }) => name)).size === groups.length, 'names once'),
  ),
});

const line = (change: Partial<RuleLine> = {}): RuleLine => ({
  ...{ title: 'age missing above 3%', risk: 'Age is no longer filled in', group: '', severity: 'ticket' },
  signal: { of: 'missing', column: 'age' },
  rule: { bad: 'above', raise: 0.03, clear: 0.03, forWindows: 1 },
  ...{ silences: [], action: '', owner: '' },
  ...change,
});
const exported = (...lines: RuleLine[]) => {
  const rules = prometheusRules({
    log: 'loans "EU"',
    lines,
    windowMs: 86_400_000,
    sliceName: (id) => `slice ${id}`,
  });
  return { ...rules, read: v.parse(IsRuleFile, parse(rules.text)) };
};

describe('alerting rules', () => {
  it('are of the documented format and name the metric that an exporter gives', () => {
    const { read, text } = exported(line());
    expect(read.groups).toEqual([
      {
        name: 'loans "EU": Other alarms',
        rules: [
          {
            alert: 'AgeMissingAbove3',
            expr: 'drydock_missing_ratio{log="loans \\"EU\\"", column="age"} > 0.03',
            labels: { severity: 'warning' },
            annotations: {
              summary: 'Age is no longer filled in',
              description: 'age missing above 3%: it is {{ $value }}.',
            },
          },
        ],
      },
    ]);
    expect(text).toContain(
      '#   drydock_missing_ratio{log="loans \\"EU\\"", column="age"}  share of the rows',
    );
  });

  it('wait for the windows asked for, and hold on by their own state until the level to end at', () => {
    const rule = { bad: 'below', raise: 0.8, clear: 0.85, forWindows: 3 } as const;
    const signal = { of: 'metric', metric: 'recall', slice: null, class: 'yes' } as const;
    const { read } = exported(line({ rule, signal, title: 'Recall', group: 'Quality', owner: 'Ann' }));
    const [only] = read.groups[0]!.rules;
    const metric = 'drydock_metric{log="loans \\"EU\\"", metric="recall", class="yes"}';
    expect(only!.for).toBe('2d');
    expect(only!.expr).toBe(
      `${metric} < 0.8 or (${metric} < 0.85 and ignoring(alertname, alertstate, severity, alarm_group, owner) ALERTS{alertname="Recall", alertstate="firing"})`,
    );
    expect(only!.labels).toEqual({ severity: 'warning', alarm_group: 'Quality', owner: 'Ann' });
  });

  it('have a name each, and a group for those of one group', () => {
    const { read } = exported(
      line({ group: 'A' }),
      line({ group: 'B' }),
      line({ group: 'A', title: '3 > 2' }),
    );
    expect(read.groups.map(({ name, rules }) => [name, rules.map(({ alert }) => alert)])).toEqual([
      ['loans "EU": A', ['AgeMissingAbove3', 'Alarm32']],
      ['loans "EU": B', ['AgeMissingAbove3_2']],
    ]);
  });

  it('take what was typed for text: no templates, no lines that leave the comment', () => {
    const silences = [{ fromMs: 0, toMs: 86_400_000, reason: 'move\ngroups: []' }];
    const hostile = '{{ range query "up" }}\n- alert: x';
    const { read, text } = exported(line({ risk: hostile, action: hostile, owner: hostile, silences }));
    expect(read.groups).toHaveLength(1);
    expect(read.groups[0]!.rules[0]!.annotations['runbook']).toBe(
      '{{ "{{" }} range query "up" }}\n- alert: x',
    );
    expect(text).toContain('#   age missing above 3%: 1970-01-01 to 1970-01-02 (move groups: [])');
  });

  it('of no alarm are a file without groups', () => {
    expect(exported().read).toEqual({ groups: [] });
  });
});
