import type { Task } from '../model/signature.ts';
import type { Column } from '../table/column.ts';

/** How one backend's answers to a sample of rows compare with those of another that is trusted. */
export interface BackendCheck {
  against: 'wasm';
  /** Rows compared. */
  rows: number;
  /**
   * Largest absolute difference of probabilities or values; null where none could be taken (labels only, or no row
   * that both answered).
   */
  largestDifference: number | null;
  /** Rows whose label is another; 0 for values. */
  flips: number;
}

export interface BackendVerdict {
  check: BackendCheck;
  /** Why the answers are not to be used, as a clause with WebGPU as subject; null: they are. */
  refused: string | null;
}

/** Probabilities may differ by this much, and values by this part of their size. */
export const TOLERANCE = 1e-3;

/**
 * Compares prediction columns (see `Predictions`) of the same rows. Refused are: rows that only one of them answers
 * (NaN), a probability off by more than `TOLERANCE`, a value off by more than `TOLERANCE` of its own size or the mean
 * size in the sample (whichever is larger), and a changed label where the trusted scores were no tie. A tie: the two
 * labels' scores, or the score and the threshold, within what such differences could turn round.
 */
export function checkBackend(
  trusted: readonly Column[],
  tried: readonly Column[],
  task: Task,
  rows: number,
): BackendVerdict {
  return task.type === 'regression'
    ? checkValues(numbersOf(trusted, 'value'), numbersOf(tried, 'value'), rows)
    : checkClasses(trusted, tried, task, rows);
}

type Numbers = Float64Array | Float32Array | Int32Array;

function checkValues(trusted: Numbers, tried: Numbers, rows: number): BackendVerdict {
  let sum = 0;
  let answered = 0;
  for (let row = 0; row < rows; row++) {
    if (Number.isNaN(trusted[row])) continue;
    sum += Math.abs(trusted[row]!);
    answered++;
  }
  const typical = answered > 0 ? sum / answered : 0;
  let largest: number | null = null;
  let beyond = 0;
  let oneSided = 0;
  for (let row = 0; row < rows; row++) {
    const [expected, got] = [trusted[row]!, tried[row]!];
    if (Number.isNaN(expected) || Number.isNaN(got)) {
      if (Number.isNaN(expected) !== Number.isNaN(got)) oneSided++;
      continue;
    }
    const difference = Math.abs(expected - got);
    largest = Math.max(largest ?? 0, difference);
    if (difference > TOLERANCE * Math.max(Math.abs(expected), typical)) beyond++;
  }
  const check = { against: 'wasm' as const, rows, largestDifference: largest, flips: 0 };
  return { check, refused: verdict({ rows, oneSided, beyond, flips: 0, what: 'value' }) };
}

type Classification = Extract<Task, { type: 'classification' }>;

function checkClasses(
  trusted: readonly Column[],
  tried: readonly Column[],
  task: Classification,
  rows: number,
): BackendVerdict {
  const labels = numbersOf(trusted, 'label');
  const triedLabels = numbersOf(tried, 'label');
  const scoresOf = (columns: readonly Column[]): Numbers[] =>
    task.classes
      .map((name) => columns.find((column) => column.name === `score:${name}`))
      .flatMap((column) => (column?.type === 'number' ? [column.data] : []));
  const scores = scoresOf(trusted);
  const triedScores = scoresOf(tried);
  const isTie = tieReader(task, scores);
  let largest: number | null = null;
  let beyond = 0;
  let oneSided = 0;
  let flips = 0;
  let untied = 0;
  for (let row = 0; row < rows; row++) {
    const [expected, got] = [labels[row]!, triedLabels[row]!];
    if (expected < 0 || got < 0) {
      if (expected !== got) oneSided++;
      continue;
    }
    if (expected !== got) {
      flips++;
      if (!isTie(row, expected, got)) untied++;
    }
    let worst = 0;
    for (const [c, own] of scores.entries()) {
      const difference = Math.abs(own[row]! - triedScores[c]![row]!);
      worst = Math.max(worst, difference);
    }
    if (scores.length > 0) largest = Math.max(largest ?? 0, worst);
    if (worst > TOLERANCE) beyond++;
  }
  const check = { against: 'wasm' as const, rows, largestDifference: largest, flips };
  return { check, refused: verdict({ rows, oneSided, beyond, flips: untied, what: 'probability' }) };
}

/** Whether differences within the tolerance could have changed the label. */
function tieReader(
  { threshold, positive, classes }: Classification,
  scores: readonly Numbers[],
): (row: number, expected: number, got: number) => boolean {
  if (scores.length === 0) return () => false;
  const decisive = threshold !== null && positive !== null ? scores[classes.indexOf(positive)] : undefined;
  if (decisive && threshold !== null) return (row) => Math.abs(decisive[row]! - threshold) <= TOLERANCE;
  return (row, expected, got) => Math.abs(scores[expected]![row]! - scores[got]![row]!) <= 2 * TOLERANCE;
}

interface Counts {
  rows: number;
  oneSided: number;
  beyond: number;
  flips: number;
  what: 'probability' | 'value';
}

function verdict({ rows, oneSided, beyond, flips, what }: Counts): string | null {
  const of = (count: number): string => `${String(count)} of ${String(rows)} sample rows`;
  if (oneSided > 0) return `answered where WASM did not, or the other way round, in ${of(oneSided)}`;
  if (flips > 0) return `gave another label than WASM in ${of(flips)}`;
  if (beyond === 0) return null;
  return what === 'probability'
    ? `gave a probability more than ${String(TOLERANCE)} from that of WASM in ${of(beyond)}`
    : `gave a value more than ${String(TOLERANCE * 100)}% from that of WASM in ${of(beyond)}`;
}

function numbersOf(columns: readonly Column[], name: string): Numbers {
  const column = columns.find((candidate) => candidate.name === name);
  if (column?.type === 'number' || column?.type === 'category') return column.data;
  throw new TypeError(`checkBackend: no column "${name}"`);
}
