import { undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import { countClasses } from '../metrics/class-counts.ts';
import { proportion } from '../metrics/proportion.ts';
import type { ClassOutcome } from '../predictions/outcome.ts';
import { labelShift } from './label-shift.ts';
import { shareBand } from './no-change-band.ts';
import type { ClassShares, PerformanceQuestion } from './performance-report.ts';
import { seriesOf } from './series-of-estimates.ts';
import { outcomeOf, type WindowedOutcome } from './windowed-outcome.ts';

/** Classes that are shown, by their answers in both periods. */
const MOST_CLASSES = 20;

/** How often each class is true and is answered, then and now; of the classes answered most. Empty for values. */
export function classShares(
  rows: WindowedOutcome,
  { reference, current }: Pick<PerformanceQuestion, 'reference' | 'current'>,
  random: Random,
): readonly ClassShares[] {
  if (rows.outcome.type === 'regression') return [];
  const { classes } = rows.outcome;
  const partOf = (from: number, to: number): ClassOutcome => outcomeOf(rows, from, to) as ClassOutcome;
  const [then, now] = [partOf(reference.from, reference.to), partOf(current.from, current.to)];
  const [saidThen, saidNow] = [answersOf(then), answersOf(now)];
  const confusion = countClasses(then);
  const shifted = classes.length <= MOST_CLASSES ? labelShift(confusion, saidNow.counts) : null;
  const [trueThen, trueNow] = [truthsOf(then), truthsOf(now)];
  const byWindow = Array.from({ length: rows.starts.length - 1 }, (_, at) => answersOf(partOf(at, at + 1)));
  const answered = byWindow.map(({ n }) => n);
  const order = [...classes.keys()].sort(
    (a, b) => saidNow.counts[b]! + saidThen.counts[b]! - saidNow.counts[a]! - saidThen.counts[a]! || a - b,
  );
  return order.slice(0, MOST_CLASSES).map((of) => ({
    class: classes[of]!,
    trueThen: shareOf(trueThen, of, 'unlabeled'),
    trueNow: shareOf(trueNow, of, 'unlabeled'),
    trueWithoutLabels: shifted?.[of] ?? undefinedBecause('noSuchFigure', 0),
    saidThen: shareOf(saidThen, of, 'emptySlice'),
    saidNow: shareOf(saidNow, of, 'emptySlice'),
    said: seriesOf(
      { of: 'metric', metric: 'selectionRate', slice: null, class: classes[of]! },
      'fraction',
      byWindow.map((window) => shareOf(window, of, 'emptySlice')),
    ),
    saidBand: shareBand(saidThen.counts[of]!, saidThen.n, answered, random),
  }));
}

interface Counted {
  counts: Float64Array;
  n: number;
}

function shareOf({ counts, n }: Counted, of: number, whenEmpty: 'unlabeled' | 'emptySlice'): Estimate {
  return proportion(counts[of]!, n, whenEmpty);
}

function answersOf({ predicted, classes }: ClassOutcome): Counted {
  return counted(predicted, classes.length);
}

function truthsOf({ truth, classes }: ClassOutcome): Counted {
  return counted(truth, classes.length);
}

function counted(codes: Int32Array, classes: number): Counted {
  const counts = new Float64Array(classes);
  let n = 0;
  for (const code of codes) {
    if (code < 0) continue;
    counts[code]!++;
    n++;
  }
  return { counts, n };
}
