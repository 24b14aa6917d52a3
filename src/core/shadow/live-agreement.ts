import { undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import { proportion } from '../metrics/proportion.ts';
import type { Task } from '../model/signature.ts';

/** Rows by what the two said. */
export interface SaidPair {
  first: string;
  second: string;
  rows: number;
}

export interface LiveTally {
  /** Rows answered by both so far. */
  both: number;
  /** Share of them answered alike; values alike are within the tolerance. */
  agreement: Estimate;
  /** Of classes: what differs, most frequent first. */
  flips: readonly SaidPair[];
}

type Side = 'champion' | 'challenger';

/** Counts how far two agree while both answer the same rows, each at its own pace. */
export class LiveAgreement {
  readonly #tolerance: number;
  readonly #classes: string[];
  readonly #codeOf: Readonly<Record<Side, readonly number[]>>;
  readonly #answers: Readonly<Record<Side, Float64Array>>;
  /** Rows that a side has handed in, with or without an answer. */
  readonly #until = { champion: 0, challenger: 0 };
  readonly #pairs = new Map<number, number>();
  #compared = 0;
  #both = 0;
  #same = 0;

  /** `rows` are mirrored to both; values closer than the tolerance are alike. */
  constructor(rows: number, first: Task, second: Task, tolerance: number) {
    this.#tolerance = tolerance;
    this.#answers = { champion: new Float64Array(rows), challenger: new Float64Array(rows) };
    const matched = matchTasks(first, second);
    this.#classes = matched.classes;
    this.#codeOf = { champion: matched.first, challenger: matched.second };
  }

  /** Answers of the rows that follow those of this side before: class codes of its own task, or values. */
  add(side: Side, answers: Int32Array | Float64Array): void {
    const map = this.#codeOf[side];
    const into = this.#answers[side];
    for (const answer of answers) {
      into[this.#until[side]++] = map.length === 0 ? answer : answer < 0 ? NaN : map[answer]!;
    }
    const until = Math.min(this.#until.champion, this.#until.challenger);
    for (; this.#compared < until; this.#compared++) this.#compare(this.#compared);
  }

  get tally(): LiveTally {
    const size = this.#classes.length;
    const flips = [...this.#pairs].map(([key, rows]) => ({
      first: this.#classes[Math.floor(key / size)]!,
      second: this.#classes[key % size]!,
      rows,
    }));
    return {
      both: this.#both,
      agreement:
        this.#both === 0 ? undefinedBecause('noPairs', 0) : proportion(this.#same, this.#both, 'noPairs'),
      flips: flips.sort((a, b) => b.rows - a.rows),
    };
  }

  #compare(row: number): void {
    const first = this.#answers.champion[row]!;
    const second = this.#answers.challenger[row]!;
    if (Number.isNaN(first) || Number.isNaN(second)) return;
    this.#both++;
    if (this.#classes.length === 0) {
      if (Math.abs(first - second) <= this.#tolerance) this.#same++;
    } else if (first === second) this.#same++;
    else {
      const key = first * this.#classes.length + second;
      this.#pairs.set(key, (this.#pairs.get(key) ?? 0) + 1);
    }
  }
}

/**
 * The classes of two tasks in one list, with each one's own codes in it: the same by name; where no name is shared and
 * both are of two classes, the positive one is the positive one. No classes for values.
 */
function matchTasks(first: Task, second: Task): { classes: string[]; first: number[]; second: number[] } {
  if (first.type === 'regression' || second.type === 'regression') {
    return { classes: [], first: [], second: [] };
  }
  const classes = [...first.classes];
  const own = [...classes.keys()];
  const shares = second.classes.some((name) => classes.includes(name));
  if (!shares && classes.length === 2 && second.classes.length === 2 && first.positive && second.positive) {
    const straight = classes.indexOf(first.positive) === second.classes.indexOf(second.positive);
    return { classes, first: own, second: straight ? [0, 1] : [1, 0] };
  }
  const others = second.classes.map((name) => {
    const known = classes.indexOf(name);
    return known >= 0 ? known : classes.push(name) - 1;
  });
  return { classes, first: own, second: others };
}
