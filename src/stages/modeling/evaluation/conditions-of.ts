import type { Evaluation } from '../../../core/evaluation/evaluation.ts';
import type { Predictions } from '../../../core/predictions/predictions.ts';
import { formatCount } from '../../../ui/format.ts';
import { droppedWords } from '../../../parts/metrics/metric-words.ts';
import { ranOn } from '../ran-on.ts';

/** Under which conditions the figures were made, in one line: truth, rows left out, engine. */
export function conditionsOf(evaluation: Evaluation, predictions: Predictions | null): string {
  const first = evaluation.results[0]?.estimate;
  const dropped = first && first.value !== null ? first.dropped : {};
  return [
    `Against “${evaluation.truth}”`,
    evaluation.weights ? `weighted by “${evaluation.weights}”` : null,
    '95% intervals',
    ...Object.entries(dropped).flatMap(([why, count]) =>
      count > 0 ? [`${formatCount(count)} rows ${droppedWords(why)}`] : [],
    ),
    predictions && predictions.failed > 0
      ? `${formatCount(predictions.failed)} rows without an answer`
      : null,
    ...(predictions ? ranOn(predictions) : []),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
