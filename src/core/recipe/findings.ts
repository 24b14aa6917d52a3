/** What a step met in a column that training had not, or had to mend. */
export type FindingKind =
  /** Below or above the values of the training rows (or the limits of a clip, whose doing it is). */
  | 'below'
  | 'above'
  | 'unseen'
  /** Missing, and filled in. */
  | 'filled'
  /** Missing, and left so. */
  | 'missing'
  /** A text that is no number. */
  | 'notNumber'
  /** Beyond what the function is defined for, such as log(0); missing afterwards. */
  | 'outOfDomain';

export interface Finding {
  /** Index of the step. */
  step: number;
  column: string;
  what: FindingKind;
  rows: number;
  /** The first few, by row of the table, with the value as text. */
  first: readonly { row: number; value: string }[];
}

/** Notes one row of the chunk at hand; its number in the table is `firstRow` more. */
export interface Note {
  (what: FindingKind, row: number, value: string | number | boolean): void;
  firstRow: number;
}

const FIRST = 5;

interface Counted extends Finding {
  first: { row: number; value: string }[];
}

/** Counts findings by step, column and kind over all chunks. */
export class Findings {
  readonly #found = new Map<string, Counted>();

  /** For one column of one step, whose chunk starts at row `firstRow` of the table. */
  noteOf(step: number, column: string, firstRow: number): Note {
    const known: Partial<Record<FindingKind, Counted>> = {};
    const note = (what: FindingKind, row: number, value: string | number | boolean): void => {
      const finding = (known[what] ??= this.#of(step, column, what));
      finding.rows++;
      if (finding.first.length < FIRST) {
        finding.first.push({ row: firstRow + row, value: String(value).slice(0, 100) });
      }
    };
    return Object.assign(note, { firstRow });
  }

  /** In order of steps, then as met. */
  list(): Finding[] {
    return [...this.#found.values()].sort((a, b) => a.step - b.step);
  }

  #of(step: number, column: string, what: FindingKind): Counted {
    const key = `${String(step)} ${what} ${column}`;
    const found = this.#found.get(key) ?? { step, column, what, rows: 0, first: [] };
    this.#found.set(key, found);
    return found;
  }
}
