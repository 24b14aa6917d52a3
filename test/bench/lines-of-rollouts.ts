import type { RolloutTimes } from './bench-rollouts.ts';
import type { Line } from './lines.ts';
import { ratioOf } from './take-turns.ts';

export function linesOfRollouts({ rows, runs, aggregate, perRequest, whole }: RolloutTimes): Line[] {
  const traffic = `an hour at 50 requests/s over ${rows.toLocaleString('en-US')} rows`;
  return [
    {
      what: `simulated rollouts: ${traffic}`,
      of: 'request by request / by counts',
      figure: ratioOf(perRequest, aggregate),
      unit: '',
      goal: null,
      parts: [
        { name: 'by counts, a run', figure: aggregate.medianMs / runs, unit: 'ms' },
        { name: 'request by request, a run', figure: perRequest.medianMs / runs, unit: 'ms' },
        {
          name: `by counts, ${whole.runs.toLocaleString('en-US')} runs with their figures`,
          figure: whole.seconds,
          unit: 's',
        },
      ],
    },
  ];
}
