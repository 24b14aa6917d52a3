import { alarmEpisodes, type AlarmRule } from './alarm-episodes.ts';
import type { DetectorId } from './detector-kinds.ts';
import { scoreAlarms, type AlarmScore } from './score-alarms.ts';
import type { TrialRun } from './stream-trial.ts';

/** How a detector did over all trials, as if they were one after the other. Days are its windows. */
export function scoreDetector(runs: readonly TrialRun[], detector: DetectorId): AlarmScore {
  return scoreInTurn(runs, (run) => run.detections[detector] ?? []);
}

/** The same of an alarm on the share of errors among the labels of the last `over` days. */
export function scoreErrorAlarm(runs: readonly TrialRun[], rule: AlarmRule, over: number): AlarmScore {
  return scoreInTurn(runs, (run) => alarmEpisodes(errorShares(run, over), rule).map(({ raised }) => raised));
}

/** By day the share of errors among the labels that came in the last `over` days; NaN without any. */
export function errorShares({ labels, errors }: TrialRun, over: number): Float64Array<ArrayBuffer> {
  let [n, sum] = [0, 0];
  return labels.map((count, day) => {
    n += count;
    sum += errors[day]!;
    if (day >= over) {
      n -= labels[day - over]!;
      sum -= errors[day - over]!;
    }
    return n > 0 ? sum / n : NaN;
  });
}

function scoreInTurn(runs: readonly TrialRun[], alarmsOf: (run: TrialRun) => readonly number[]): AlarmScore {
  let before = 0;
  const [alarms, episodes]: [number[], { from: number; to: number }[]] = [[], []];
  for (const run of runs) {
    const start = before;
    alarms.push(...alarmsOf(run).map((day) => start + day));
    episodes.push(...run.episodes.map(({ from, to }) => ({ from: start + from, to: start + to })));
    before += run.labels.length;
  }
  return scoreAlarms(alarms, episodes, before);
}
