import { createRandom } from '../kernel/random.ts';
import type { SharedPicture } from '../schema/shared-picture.ts';
import { sharedPicture } from '../schema/shared-picture.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import { samplePlaces } from '../stats/sample-places.ts';
import type { Column } from '../table/column.ts';
import { LEAST_JUDGED } from './drift-question.ts';
import { principalComponents, reconstructionErrors, type FeatureMatrix } from './principal-components.ts';
import type { SampledColumn, SampledRows } from './sampled-columns.ts';

/** Of the variance of the reference. */
export const EXPLAINED = 0.65;
/** Values of a column with a feature of their own: the most frequent; and features of all columns together. */
export const MOST_VALUES = 12;
export const MOST_FEATURES = 200;

/** How well what was learned of the reference describes the current rows. */
export interface Reconstruction {
  features: number;
  components: number;
  /** Share of the variance. */
  explained: number;
  /** Rows of the reference that they were learned from. */
  learnedFrom: number;
  /** Mean error of the reference's other rows, and of the current ones. */
  reference: { mean: number; n: number };
  current: { mean: number; n: number };
  /** Where the mean of so many rows lies 95% of the time without drift. */
  band: { low: number; high: number };
  /** Errors by row: reference, then current. */
  picture: SharedPicture | null;
}

/**
 * Learns principal components from one half of the reference's rows and holds the errors of current rows against those of
 * the other half. Numbers are standardised by that first half, missing ones are its mean; values are a feature each. Null
 * where fewer than 60 and 30 rows are there, or nothing varies.
 */
export function reconstruction(
  columns: readonly SampledColumn[],
  { drawn }: Pick<SampledRows, 'drawn'>,
  seed: number,
): Reconstruction | null {
  const [n, m] = drawn;
  if (n < 2 * LEAST_JUDGED || m < LEAST_JUDGED) return null;
  const learned = samplePlaces(n, Math.floor(n / 2), createRandom(seed));
  const isLearned = new Uint8Array(n);
  for (const row of learned) isLearned[row] = 1;
  const others = Uint32Array.from(isLearned.keys()).filter((row) => isLearned[row] === 0);
  const now = Uint32Array.from({ length: m }, (_, at) => n + at);
  const encode = featuresOf(columns, learned);
  const components = principalComponents(encode(learned), EXPLAINED);
  if (!components) return null;
  const [before, after] = [others, now].map((rows) => reconstructionErrors(components, encode(rows)));
  const [was, is] = [momentsOf(before!), momentsOf(after!)];
  const reach = normalQuantile(0.975) * was.deviation * Math.sqrt(1 / was.n + 1 / is.n);
  return {
    features: components.centre.length,
    components: components.components.length,
    explained: components.explained,
    learnedFrom: learned.length,
    reference: { mean: was.mean, n: was.n },
    current: { mean: is.mean, n: is.n },
    band: { low: was.mean - reach, high: was.mean + reach },
    picture: sharedPicture([before!, after!].map(asColumn)),
  };
}

type Encode = (rows: Uint32Array) => FeatureMatrix;
/** Writes a column's features of a row at a place. */
interface Writer {
  width: number;
  write: (row: number, into: Float64Array, at: number) => void;
}

/** What rows are turned into, as these rows say. */
export function featuresOf(columns: readonly SampledColumn[], learned: Uint32Array): Encode {
  const writers: Writer[] = [];
  let features = 0;
  for (const column of columns) {
    const room = MOST_FEATURES - features;
    const writer =
      column.kind === 'values' ? valuesWriter(column, learned, room) : numberWriter(column, learned);
    if (!writer || writer.width > room) continue;
    writers.push(writer);
    features += writer.width;
  }
  return (rows) => {
    const data = new Float64Array(rows.length * features);
    let at = 0;
    for (const row of rows) {
      for (const { width, write } of writers) {
        write(row, data, at);
        at += width;
      }
    }
    return { rows: rows.length, features, data };
  };
}

function numberWriter(
  { data }: SampledColumn & { kind: 'number' | 'text' },
  learned: Uint32Array,
): Writer | null {
  const there = Float64Array.from(learned, (row) => data[row]!).filter((value) => !Number.isNaN(value));
  const { mean, deviation } = momentsOf(there);
  if (!(deviation > 0)) return null;
  return {
    width: 1,
    write: (row, into, at) => {
      const value = data[row]!;
      into[at] = Number.isNaN(value) ? 0 : (value - mean) / deviation;
    },
  };
}

function valuesWriter(
  { data, values }: SampledColumn & { kind: 'values' },
  learned: Uint32Array,
  room: number,
): Writer | null {
  const counts = new Float64Array(values);
  for (const row of learned) if (data[row]! >= 0) counts[data[row]!]!++;
  const common = [...counts.keys()]
    .filter((code) => counts[code]! > 0)
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, Math.min(MOST_VALUES, room));
  if (common.length === 0) return null;
  const placeOf = new Int32Array(values).fill(-1);
  common.forEach((code, place) => (placeOf[code] = place));
  return {
    width: common.length,
    write: (row, into, at) => {
      const code = data[row]!;
      if (code >= 0 && placeOf[code]! >= 0) into[at + placeOf[code]!] = 1;
    },
  };
}

/** With n in the deviation, as scikit-learn standardises; around one of the values, so that equal ones have none. */
function momentsOf(values: Float64Array): { n: number; mean: number; deviation: number } {
  const n = values.length;
  const origin = values[0] ?? NaN;
  const apart = values.reduce((sum, value) => sum + (value - origin) / n, 0);
  const mean = origin + apart;
  return {
    ...{ n, mean },
    deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - origin - apart) ** 2 / n, 0)),
  };
}

function asColumn(data: Float64Array<ArrayBuffer>): Column {
  return { name: '', unit: null, missing: 0, role: 'feature', type: 'number', data };
}
