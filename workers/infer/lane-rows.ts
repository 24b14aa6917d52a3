import type { Task } from '../../src/core/model/signature.ts';
import type { LanePart } from '../../src/core/shadow/shadow-lane.ts';
import type { Column } from '../../src/core/table/column.ts';

const REPORT_MS = 100;

/** Class codes or values of some rows, from their prediction columns. */
export function answersIn(columns: readonly Column[], task: Task): Int32Array | Float64Array {
  const column = columns.find(({ name }) => name === (task.type === 'regression' ? 'value' : 'label'));
  if (!column || column.type === 'text') throw new TypeError('predictions have a label or a value');
  return column.data as Int32Array | Float64Array;
}

/** What became of each mirrored row, told to the page at most ten times a second with the answers since. */
export class LaneRows {
  /** Index into ANSWERS. */
  readonly states: Int8Array<ArrayBuffer>;
  readonly callsMs: number[] = [];
  readonly #errors = new Map<string, number>();
  readonly #onPart: (part: LanePart) => void;
  readonly #answers: (from: number, to: number) => Int32Array | Float64Array;
  #told = 0;
  #toldMs = -Infinity;
  #done = 0;
  #counts = { failed: 0, timedOut: 0 };

  constructor(
    rows: number,
    onPart: (part: LanePart) => void,
    answers: (from: number, to: number) => Int32Array | Float64Array,
  ) {
    this.states = new Int8Array(rows);
    this.#onPart = onPart;
    this.#answers = answers;
  }

  /** Rows up to `to` are done: with an answer of a call, or without for a reason. */
  done(to: number, how: 'answered' | 'late' | { message: string }): void {
    const rows = to - this.#done;
    if (how === 'late') {
      this.states.fill(2, this.#done, to);
      this.#counts.timedOut += rows;
    } else if (how !== 'answered') {
      this.states.fill(1, this.#done, to);
      this.#counts.failed += rows;
      this.#errors.set(how.message, (this.#errors.get(how.message) ?? 0) + rows);
    }
    this.#done = to;
    if (performance.now() - this.#toldMs >= REPORT_MS || to === this.states.length) this.tell();
  }

  /** A call gave rows no usable answer, which is known only from what it gave. */
  unusable(row: number): void {
    this.states[row] = 1;
    this.#counts.failed++;
  }

  tell(): void {
    const [from, to] = [this.#told, this.#done];
    this.#told = to;
    this.#toldMs = performance.now();
    const part = { from, answers: this.#answers(from, to), done: to, total: this.states.length };
    this.#onPart({ ...part, ...this.#counts });
  }

  get failed(): number {
    return this.#counts.failed;
  }
  get timedOut(): number {
    return this.#counts.timedOut;
  }
  /** By rows, most first. */
  get errors(): { message: string; rows: number }[] {
    return [...this.#errors]
      .map(([message, rows]) => ({ message, rows }))
      .sort((a, b) => b.rows - a.rows)
      .slice(0, 20);
  }
}
