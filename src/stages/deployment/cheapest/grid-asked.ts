import type { VariantGrid } from '../../../core/rollout/plan-variants.ts';

/** The words of the address in which the grid is kept. */
export const GRID_WORDS = {
  firstWeights: 'weights',
  holdFactors: 'holds',
  alphas: 'alphas',
  failureLimits: 'failures',
} as const satisfies Record<keyof VariantGrid, string>;

export type GridName = keyof VariantGrid;

const LIMITS: Readonly<Record<GridName, { least: number; most: number; whole: boolean; words: string }>> = {
  firstWeights: { least: 0.1, most: 100, whole: false, words: 'Percentages from 0.1 to 100.' },
  holdFactors: { least: 0.01, most: 100, whole: false, words: 'Factors from 0.01 to 100.' },
  alphas: { least: 0.001, most: 0.5, whole: false, words: 'Percentages from 0.1 to 50.' },
  failureLimits: { least: -1, most: 1000, whole: true, words: 'Whole numbers; −1 is never.' },
};
const MOST_VALUES = 12;

/** Numbers between commas or spaces, those of alpha in percent; a text says what is wrong. None: it stays as it is. */
export function readGridPart(name: GridName, text: string): readonly number[] | string {
  const { least, most, whole, words } = LIMITS[name];
  const parts = text.split(/[\s,;]+/u).filter((part) => part !== '');
  const factor = name === 'alphas' ? 100 : 1;
  const values = parts.map((part) => Number((Number(part) / factor).toPrecision(10)));
  if (values.length > MOST_VALUES) return `At most ${String(MOST_VALUES)} of them.`;
  const fits = (value: number): boolean =>
    value >= least && value <= most && (!whole || Number.isInteger(value));
  return values.every(fits) ? [...new Set(values)] : words;
}

export function writeGridPart(name: GridName, values: readonly number[]): string {
  const factor = name === 'alphas' ? 100 : 1;
  return values.map((value) => String(Number((value * factor).toPrecision(10)))).join(', ');
}

/** The grid of the address; what is not there, or cannot be read, is as suggested. */
export function gridAsked(query: Readonly<Record<string, string>>, suggested: VariantGrid): VariantGrid {
  const part = (name: GridName): readonly number[] => {
    const text = query[GRID_WORDS[name]];
    const read = text === undefined ? suggested[name] : readGridPart(name, text);
    return typeof read === 'string' ? suggested[name] : read;
  };
  return {
    firstWeights: part('firstWeights'),
    holdFactors: part('holdFactors'),
    alphas: part('alphas'),
    failureLimits: part('failureLimits'),
  };
}

export const RUNS = { least: 20, most: 2000, usual: 200 };

export function runsAsked(query: Readonly<Record<string, string>>): number {
  const runs = Math.round(Number(query['runs'] ?? RUNS.usual));
  return runs >= RUNS.least && runs <= RUNS.most ? runs : RUNS.usual;
}
