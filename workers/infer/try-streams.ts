import type { InferApi } from '../../src/compute/contract.ts';
import { errorEpisodes } from '../../src/core/monitor/error-episodes.ts';
import { watchArrivals } from '../../src/core/monitor/watch-arrivals.ts';
import { wrongAbove } from '../../src/core/simulate/row-errors.ts';
import { TaskTurns } from '../task-turns.ts';
import { askAgain } from './ask-again.ts';
import { begin } from './make-stream.ts';
import { poolOf } from './pool-of.ts';

/** Makes the same stream with one seed after the other, keeping none, and hands over what detectors said of each. */
export const tryStreams: InferApi['tryStreams'] = async ({ question, times }, onRun) => {
  const [pool, ask] = await Promise.all([poolOf(question.pool), askAgain(question.pool)]);
  const label = question.pool.label === null ? undefined : pool.columns.get(question.pool.label);
  const isNumber = label?.type === 'number' || label?.type === 'integer';
  const limit = isNumber ? wrongAbove(label) : 0.5;
  const turns = new TaskTurns();
  try {
    for (let time = 0; time < times; time++) {
      const seed = question.seed + time;
      const run = begin({ ...question, seed }, pool);
      const wrong = new Float64Array(run.rows).fill(NaN);
      const labelled = new Float64Array(run.rows).fill(NaN);
      for (let made = run.next(); made; made = run.next()) {
        const { errors, labelled: known } = run.finish(made, await ask(made));
        if (known) labelled.set(known, made.from);
        if (errors)
          wrong.set(
            errors.map((error) => (Number.isNaN(error) ? NaN : Number(error > limit))),
            made.from,
          );
        await turns.next();
      }
      const truth = run.truth();
      const { startMs, days } = question;
      const episodes = errorEpisodes(truth, startMs);
      onRun({ seed, episodes, truth, ...watchArrivals(labelled, wrong, { startMs, days, seed }) });
    }
  } finally {
    turns.end();
  }
};
