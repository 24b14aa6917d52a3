import { parseDuration } from '../rollout/duration.ts';
import type { ImportNote } from './import-note.ts';
import type { JsonReader } from './json-reader.ts';
import { DEFAULT_METRIC, type Condition, type PlanMetric } from '../rollout/plan.ts';

/** The metrics that every tick looks at: the two built in, and those of templates or queries. */
export function readFlaggerMetrics(list: JsonReader, notes: ImportNote[]): PlanMetric[] {
  const ids = new Set<string>();
  return list.items().map((raw) => {
    const name = raw.at('name').label();
    let id = name;
    for (let copy = 2; ids.has(id); copy++) id = `${name}.${String(copy)}`;
    ids.add(id);
    const source =
      name === 'request-success-rate' ? 'successRate' : name === 'request-duration' ? 'latencyP99' : 'custom';
    const interval = raw.at('interval').value;
    if (source === 'custom') {
      const words = `${id}: the query is not run here. Say what it measures.`;
      notes.push({ kind: 'notSimulated', path: raw.name, words });
    }
    return {
      ...DEFAULT_METRIC,
      id,
      source,
      windowMs: typeof interval === 'string' ? (parseDuration(interval) ?? 60_000) : 60_000,
      success: readRange(raw, source, notes),
      noData: 'fail',
    };
  });
}

/** Both ends belong to the range. A bare threshold is the least success rate, and the most of anything else. */
function readRange(raw: JsonReader, source: PlanMetric['source'], notes: ImportNote[]): Condition {
  const scaled = (value: number): number => (source === 'successRate' ? round(value / 100) : value);
  const range = raw.at('thresholdRange');
  if (range.isAbsent) {
    const isLeast = source === 'successRate';
    const limit = raw.at('threshold').number(0);
    const words = `A bare threshold is ${isLeast ? 'the least' : 'the most'} that ${raw.at('name').text()} may be.`;
    notes.push({ kind: 'meaning', path: raw.at('threshold').name, words });
    return { op: isLeast ? '>=' : '<=', value: scaled(limit) };
  }
  const ends: Condition[] = [];
  if (!range.at('min').isAbsent) ends.push({ op: '>=', value: scaled(range.at('min').number(0)) });
  if (!range.at('max').isAbsent) ends.push({ op: '<=', value: scaled(range.at('max').number(0)) });
  return ends.length === 1 ? ends[0]! : { all: ends };
}

function round(value: number): number {
  return Math.round(value * 1e12) / 1e12;
}
