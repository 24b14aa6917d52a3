import { Problem } from '../kernel/problem.ts';
import { columnLevels, compareLevels, type Level } from '../slices/column-levels.ts';
import type { Column } from '../table/column.ts';
import { numberInWords } from '../slices/words-of.ts';

/** How often each value of a column occurs, added up chunk by chunk. Infinite numbers are left out. */
export class LevelCounts {
  readonly #column: string;
  readonly #most: number;
  readonly #counts = new Map<Level, number>();
  missing = 0;
  /** Levels in their given order, where the column has one. */
  #given: readonly Level[] | null = null;

  /** Throws Problem "recipe.tooManyValues" from `add` on as soon as there are more than `most` distinct values. */
  constructor(column: string, most: number) {
    this.#column = column;
    this.#most = most;
  }

  add(column: Column): void {
    const found = columnLevels(column, this.#most);
    if (!found) throw this.#tooMany();
    const { codes, levels } = found;
    if (column.type === 'category' && column.order === 'given') this.#given = column.levels;
    const counts = new Float64Array(levels.length);
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row]!;
      if (code < 0) this.missing++;
      else counts[code]!++;
    }
    for (let code = 0; code < counts.length; code++) {
      const level = levels[code]!;
      if (counts[code] === 0 || level === Infinity || level === -Infinity) continue;
      this.#counts.set(level, (this.#counts.get(level) ?? 0) + counts[code]!);
    }
    if (this.#counts.size > this.#most) throw this.#tooMany();
  }

  get size(): number {
    return this.#counts.size;
  }

  countOf(level: Level): number {
    return this.#counts.get(level) ?? 0;
  }

  /** By number, false before true, by the alphabet of code points; or in the order the column was given. */
  inOrder(): Level[] {
    if (this.#given) return this.#given.filter((level) => this.#counts.has(level));
    return [...this.#counts.keys()].sort(compareLevels);
  }

  /** Most frequent first, ties in order. */
  byFrequency(): Level[] {
    return this.inOrder().sort((a, b) => this.countOf(b) - this.countOf(a));
  }

  #tooMany(): Problem {
    return new Problem({
      code: 'recipe.tooManyValues',
      message: `Column “${this.#column}” has more than ${numberInWords(this.#most)} different values: too many for this step.`,
      expected: `at most ${numberInWords(this.#most)} different values`,
      where: `column “${this.#column}”`,
      fix: 'Drop the column, bin it, or replace rare values first.',
    });
  }
}
