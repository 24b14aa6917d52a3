import type { Signal } from './signal.ts';

/** A signal as a metric of Prometheus: what an exporter provides and a rule asks for. */
export interface ExportedMetric {
  name: string;
  /** Besides `log`. */
  labels: Readonly<Record<string, string>>;
}

/** The names by kind of signal, with what they hold: for whoever writes the exporter. */
export const METRIC_NAMES: Readonly<Record<Signal['of'], readonly [name: string, help: string]>> = {
  rows: ['drydock_rows', 'rows of the window'],
  missing: ['drydock_missing_ratio', 'share of the rows without a value in the column'],
  mean: ['drydock_mean', 'mean of the column; of a text, its mean number of characters'],
  quantile: ['drydock_quantile', 'quantile of the column'],
  share: ['drydock_value_ratio', 'share of this value among the rows with a value in the column'],
  unseen: ['drydock_unseen_ratio', 'share of values that do not occur in the reference'],
  outside: ['drydock_outside_ratio', 'share of numbers beyond the least and the greatest of the reference'],
  drift: ['drydock_drift', 'distance of the column from the reference'],
  metric: ['drydock_metric', 'metric over the rows whose label is known'],
  expected: ['drydock_expected_metric', 'metric to be expected without labels'],
  labelled: ['drydock_labelled_ratio', 'share of the rows whose label is known'],
  confidence: ['drydock_confidence', 'mean probability of the class that was answered'],
};

export function exportedMetric(signal: Signal, sliceName: (id: string) => string): ExportedMetric {
  const [name] = METRIC_NAMES[signal.of];
  switch (signal.of) {
    case 'rows':
    case 'labelled':
    case 'confidence':
      return { name, labels: {} };
    case 'missing':
    case 'mean':
    case 'unseen':
    case 'outside':
      return { name, labels: { column: signal.column } };
    case 'quantile':
      return { name, labels: { column: signal.column, quantile: String(signal.q) } };
    case 'share':
      return { name, labels: { column: signal.column, value: signal.value } };
    case 'drift':
      return { name, labels: { column: signal.column, distance: signal.distance } };
    case 'metric':
    case 'expected': {
      const slice = signal.of === 'metric' ? signal.slice : null;
      return {
        name,
        labels: {
          metric: signal.metric,
          ...(signal.class === undefined ? {} : { class: signal.class }),
          ...(slice === null ? {} : { slice: sliceName(slice) }),
        },
      };
    }
  }
}

/** As a selector of PromQL. */
export function selectorOf({ name, labels }: ExportedMetric): string {
  const each = Object.entries(labels).map(([label, value]) => `${label}=${quoted(value)}`);
  return `${name}{${each.join(', ')}}`;
}

/** A string of PromQL. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}
