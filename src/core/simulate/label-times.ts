import type { Column } from '../table/column.ts';
import { classCode } from './concept-labels.ts';
import { strengthAt } from './course.ts';
import { drawNormal } from './draws.ts';
import { exp } from './elementary.ts';
import type { PoolRows } from './pool-rows.ts';
import { rowsWhere } from './rows-where.ts';
import { seededFor } from './seeded.ts';
import { nothingToDraw } from './stream-problem.ts';
import { DAY_MS, type StreamQuestion } from './stream-question.ts';

/** When the label of each row is there, NaN = never; chunks in turn. `days` and `poolRow` by row. */
export type LabelTimes = (
  days: Float64Array,
  poolRow: Int32Array,
  prediction: Column | null,
) => Float64Array<ArrayBuffer>;

/** Throws Problem "stream.noRows" where a feedback loop has no answers to go by. */
export function labelTimes(question: StreamQuestion, pool: PoolRows): LabelTimes {
  const { labels, startMs, seed } = question;
  const random = seededFor(seed, 'label delay');
  const loops = question.injections.flatMap((injection) => {
    const { change, course } = injection;
    if (change.of !== 'unlabelled') return [];
    if (!pool.prediction) throw nothingToDraw(injection, 'answers of a model');
    return [
      {
        change,
        course,
        inside: rowsWhere(injection.where, pool),
        random: seededFor(seed, `loop ${injection.id}`),
      },
    ];
  });
  return (days, poolRow, prediction) => {
    const times = new Float64Array(days.length);
    for (let row = 0; row < days.length; row++) {
      const [never, z] = [random.uniform(), drawNormal(random)];
      const delay =
        labels.by === 'none' ? 0 : labels.days * (labels.by === 'fixed' ? 1 : exp(labels.spread * z));
      // Whole seconds, as all times here.
      const atMs = startMs + Math.round((days[row]! + delay) * (DAY_MS / 1000)) * 1000;
      times[row] = never < labels.never ? NaN : atMs;
    }
    for (const { change, course, inside, random: draws } of loops) {
      const code = prediction ? classCode(prediction, change.answer) : -1;
      const codes =
        prediction?.type === 'category' || prediction?.type === 'boolean' ? prediction.data : null;
      for (let row = 0; row < days.length; row++) {
        const isHit = draws.uniform() < change.share * strengthAt(course, days[row]!);
        if (isHit && inside[poolRow[row]!] && codes && codes[row] === code) times[row] = NaN;
      }
    }
    return times;
  };
}
