import type { Random } from '../kernel/random.ts';
import { drawPoisson } from './draws.ts';
import { strengthAt } from './course.ts';
import { seededFor } from './seeded.ts';
import { DAY_MS, type StreamQuestion } from './stream-question.ts';

const MORNING = 8 * 3600;
const EVENING = 20 * 3600;
const DAY_SECONDS = 86_400;

/** Times of the rows, ascending, in whole seconds: a Poisson number a day, with the rhythm of week and day. */
export function streamTimes(question: StreamQuestion): Float64Array<ArrayBuffer> {
  const { startMs, days, seed } = question;
  const random = seededFor(seed, 'times');
  const counts = Array.from({ length: days }, (_, day) => drawPoisson(random, rowsExpected(question, day)));
  const times = new Float64Array(counts.reduce((sum, count) => sum + count, 0));
  let row = 0;
  counts.forEach((count, day) => {
    const first = row;
    for (; row < first + count; row++)
      times[row] = startMs + day * DAY_MS + 1000 * drawSecond(random, question.night);
    times.subarray(first, row).sort();
  });
  return times;
}

/** Rows to be expected on a day; on average over a week without injections `rowsPerDay`. */
export function rowsExpected(question: StreamQuestion, day: number): number {
  const { startMs, rowsPerDay, weekend, injections } = question;
  const weekday = new Date(startMs + day * DAY_MS).getUTCDay();
  let rows = (rowsPerDay * 7 * (weekday % 6 === 0 ? weekend : 1)) / (5 + 2 * weekend);
  for (const { change, course } of injections)
    if (change.of === 'traffic') rows *= 1 + (change.factor - 1) * strengthAt(course, day + 0.5);
  return rows;
}

function drawSecond(random: Random, night: number): number {
  const isNight = random.uniform() < night;
  const second = random.below(EVENING - MORNING);
  return isNight ? (EVENING + second) % DAY_SECONDS : MORNING + second;
}
