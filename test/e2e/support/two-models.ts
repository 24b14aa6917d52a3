import type { CsvFile } from './tables.ts';

const DAY_MS = 86_400_000;
/** Midnight of 1 January 2026, UTC. */
const BEGINS_MS = 1_767_225_600_000;
const DAYS = 60;
/** Requests a day. */
const A_DAY = 40;
/** On this day, counted from 0, the hasty model took the place of the careful one. */
const SWITCH_DAY = 42;
/** Of forty answers so many are wrong. */
const WRONG = { careful: 4, hasty: 12 } as const;
type Model = keyof typeof WRONG;

/** A row's truth, and what each model answers; `more` wrong answers than usual among the forty of its day. */
function truthOf(row: number): 'yes' | 'no' {
  return Math.floor(row / 5) % 2 === 0 ? 'yes' : 'no';
}

function answerOf(model: Model, row: number, more = 0): 'yes' | 'no' {
  const truth = truthOf(row);
  // 7 has no factor in common with 40: the wrong ones are spread over the day.
  const isWrong = (row * 7) % A_DAY < WRONG[model] + more;
  return isWrong ? (truth === 'yes' ? 'no' : 'yes') : truth;
}

function csv(name: string, lines: readonly string[]): CsvFile {
  return { name, bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) };
}

const rows = (count: number): number[] => Array.from({ length: count }, (_, row) => row);

/** 600 loans with the answers of two models, of which exactly 90% and 70% are right. */
export const HELD_OUT = csv('held-out.csv', [
  'amount,careful,hasty,repaid',
  ...rows(600).map((row) =>
    [1000 + row, answerOf('careful', row), answerOf('hasty', row), truthOf(row)].join(','),
  ),
]);

/** Sixty days of loans: the careful model answers, and from `WORSE_FROM` on the hasty one; no day is quite like the next. */
export const PRODUCTION = csv('production.csv', [
  'at,amount,predicted,repaid',
  ...rows(DAYS * A_DAY).map((row) => {
    const day = Math.floor(row / A_DAY);
    const at = new Date(BEGINS_MS + (row + 0.5) * (DAY_MS / A_DAY)).toISOString();
    const answer = answerOf(day < SWITCH_DAY ? 'careful' : 'hasty', row, (day % 3) - 1);
    return [at, 1000 + (row % 600), answer, truthOf(row)].join(',');
  }),
]);

/** The day from which on the hasty model answers. */
export const WORSE_FROM = new Date(BEGINS_MS + SWITCH_DAY * DAY_MS).toISOString().slice(0, 10);
