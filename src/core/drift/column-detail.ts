import type { Estimate } from '../kernel/estimate.ts';
import { estimate, undefinedBecause } from '../kernel/estimate.ts';
import { createRandom } from '../kernel/random.ts';
import { sharedPicture, type SharedPicture } from '../schema/shared-picture.ts';
import { newcombe } from '../stats/newcombe.ts';
import type { Column } from '../table/column.ts';
import { cellBands } from './cell-bands.ts';
import { cutsOf } from './cells.ts';
import { numberConventions, valueConventions, type ConventionAnswer } from './conventions.ts';
import type { BandDistance, ColumnDrift, DriftQuestion } from './drift-question.ts';
import { driftValues, type WindowRows } from './exact-drift.ts';
import { RESAMPLES, type NullBand } from './null-band.ts';
import { countedIn, numberDrift, tenthsOf, windowNumbers } from './number-drift.ts';
import { numberCurves, type NumberCurves } from './number-curves.ts';
import { valueDrift, windowValues } from './value-drift.ts';

/** One column of a log in two windows, looked at closely. */
export interface ColumnQuestion extends Omit<DriftQuestion, 'columns'> {
  column: string;
  seed: number;
}

/** A bin of the PSI with its counts; `isLifted`: it holds nothing on one side, and tells by what is added to it. */
export interface PsiBin {
  name: { from: number | null; to: number | null } | string;
  reference: number;
  current: number;
  isLifted: boolean;
}

export interface ValueShares {
  value: string;
  reference: number;
  current: number;
  /** Of the share among rows with a value, current less reference. */
  difference: Estimate;
}

export interface ColumnDetail {
  drift: ColumnDrift;
  /** Reference, then current. */
  picture: SharedPicture | null;
  /** Null where there are no numbers on a side. */
  curves: NumberCurves | null;
  /** Of values, those with the largest difference first. */
  values: readonly ValueShares[];
  conventions: readonly ConventionAnswer[];
  /** At these numbers of rows; without any where none can be drawn. */
  bands: Partial<Record<BandDistance, NullBand>>;
  psiBins: readonly PsiBin[];
}

/** Finer than a profile's, as there are the rows to make them from. */
const BAND_CELLS = 1024;
const BAND = { alpha: 0.05, resamples: RESAMPLES };

/** Null for times. */
export function columnDetail(
  column: Column,
  reference: WindowRows,
  current: WindowRows,
  seed: number,
): ColumnDetail | null {
  const found = driftValues(column);
  if (!found) return null;
  const { name, unit } = column;
  if (found.kind === 'values')
    return valueDetail({ name, unit, values: found.values }, found.at(reference), found.at(current), seed);
  const { kind, at } = found;
  return numberDetail(
    { name, unit: kind === 'text' ? 'characters' : unit, kind },
    at(reference),
    at(current),
    seed,
  );
}

type Numbers = Float64Array<ArrayBuffer>;

function numberDetail(
  of: { name: string; unit: string | null; kind: 'number' | 'text' },
  before: Numbers,
  now: Numbers,
  seed: number,
): ColumnDetail {
  const [was, is] = [windowNumbers(before), windowNumbers(now)];
  const [a, b] = [was.sorted, is.sorted];
  const drift = numberDrift(of, was, is);
  const both = { drift, picture: pictureOf(before, now), values: [] };
  if (a.length === 0 || b.length === 0)
    return { ...both, curves: null, conventions: [], bands: {}, psiBins: [] };
  const sigma = drift.reference.deviation;
  const cuts = cutsOf(a, BAND_CELLS);
  const bands = sigma
    ? cellBands(
        {
          ...{ column: of.name, kind: of.kind, n: [a.length, b.length], cuts, sigma },
          ...{ counts: countedIn(cuts, a), low: a[0]!, high: a.at(-1)! },
        },
        createRandom(seed),
        BAND,
      )
    : {};
  return {
    ...both,
    curves: numberCurves(a, b),
    conventions: numberConventions(a, b),
    bands,
    psiBins: tenthBins(a, b),
  };
}

function pictureOf(before: Numbers, now: Numbers): SharedPicture | null {
  const column = (data: Numbers): Column => ({
    ...{ name: '', unit: null, missing: 0, role: 'feature' },
    ...{ type: 'number', data },
  });
  return sharedPicture([column(before), column(now)]);
}

function tenthBins(a: Float64Array, b: Float64Array): PsiBin[] {
  const cuts = tenthsOf(a);
  const [first, second] = [countedIn(cuts, a), countedIn(cuts, b)];
  return Array.from(first, (reference, bin) => ({
    name: { from: cuts[bin - 1] ?? null, to: cuts[bin] ?? null },
    ...{ reference, current: second[bin]!, isLifted: isLifted(reference, second[bin]!) },
  }));
}

/** Values listed with their differences. */
const LISTED = 40;

function valueDetail(
  of: { name: string; unit: string | null; values: readonly string[] },
  before: Int32Array,
  now: Int32Array,
  seed: number,
): ColumnDetail {
  const [was, is] = [windowValues(before, of.values.length), windowValues(now, of.values.length)];
  const drift = valueDrift(of, was, is);
  const pair = { reference: was.counts, current: is.counts };
  const n = [drift.reference.n, drift.current.n] as const;
  const held = [...of.values.keys()].filter((at) => was.counts[at]! + is.counts[at]! > 0);
  const shares = held.map((at): ValueShares => {
    const [reference, current] = [was.counts[at]!, is.counts[at]!];
    return {
      value: of.values[at]!,
      reference,
      current,
      difference: differenceOf(current, n[1], reference, n[0]),
    };
  });
  const both = {
    drift,
    picture: valuesPicture(before, now, of.values),
    curves: null,
    values: shares.toSorted((x, y) => sizeOf(y) - sizeOf(x)).slice(0, LISTED),
  };
  if (n[0] === 0 || n[1] === 0) return { ...both, conventions: [], bands: {}, psiBins: [] };
  return {
    ...both,
    conventions: valueConventions(pair),
    bands: cellBands({ column: of.name, kind: 'values', n, counts: was.counts }, createRandom(seed), BAND),
    psiBins: shares.map(({ value, reference, current }) => ({
      ...{ name: value, reference, current, isLifted: isLifted(reference, current) },
    })),
  };
}

function valuesPicture(before: Int32Array, now: Int32Array, levels: readonly string[]): SharedPicture | null {
  const column = (data: Int32Array): Column => ({
    ...{ name: '', unit: null, missing: 0, role: 'feature', order: 'none' },
    ...{ type: 'category', data: data as Int32Array<ArrayBuffer>, levels },
  });
  return sharedPicture([column(before), column(now)]);
}

function differenceOf(a: number, n: number, b: number, m: number): Estimate {
  if (n === 0 || m === 0) return undefinedBecause('allMissing', n + m);
  return estimate(a / n - b / m, n + m, newcombe(a, n, b, m));
}

function sizeOf({ difference, reference, current }: ValueShares): number {
  return Math.abs(difference.value ?? 0) + (reference + current) * 1e-12;
}

function isLifted(reference: number, current: number): boolean {
  return (reference === 0) !== (current === 0);
}
