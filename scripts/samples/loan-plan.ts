import type { Id } from '../../src/core/kernel/objects.ts';
import type { AlarmLine, EpisodeVerdict, MonitoringPlan } from '../../src/core/monitor/monitoring-plan.ts';
import type { Signal } from '../../src/core/monitor/signal.ts';

/** Raised where a window is beyond this, over again where it is back. */
function at(bad: 'above' | 'below', level: number, forWindows = 1): AlarmLine['rule'] {
  return { bad, raise: level, clear: level, forWindows };
}

const NOT_DROPPED = { silences: [], dropped: null, verdicts: {} } as const;

function verdict(useful: boolean, note: string, month: number, day: number): EpisodeVerdict {
  return { useful, note, by: 'credit team', atMs: Date.UTC(2025, month - 1, day, 10) };
}

/** What is watched of the log of the sample project, and what came of it so far. */
export function loanPlan(log: Id): MonitoringPlan['body'] {
  const lines: Record<string, Omit<AlarmLine, 'log' | 'order' | 'watches'> & { signal: Signal }> = {
    rows: {
      ...NOT_DROPPED,
      ...{ signal: { of: 'rows' }, rule: at('below', 16), group: 'Service', severity: 'page' },
      risk: 'Applications stop coming or are lost on the way',
      ...{ action: 'Look whether the form and the logging still run.', owner: 'platform team' },
    },
    latency: {
      ...NOT_DROPPED,
      signal: { of: 'quantile', column: 'latency_ms', q: 0.99 },
      ...{ rule: at('above', 150), group: 'Service', severity: 'page' },
      risk: 'Some people wait too long for an answer',
      ...{ action: 'Look at load and at the last release.', owner: 'platform team' },
    },
    history: {
      ...NOT_DROPPED,
      signal: { of: 'missing', column: 'credit_history_years' },
      ...{ rule: at('above', 0.05), group: 'Form', severity: 'ticket' },
      risk: 'The form no longer asks for the credit history',
      ...{ action: 'Ask whoever changed the form; answer by hand meanwhile.', owner: 'credit team' },
      verdicts: {
        [String(Date.UTC(2025, 4, 5))]: verdict(
          true,
          'The new form had made the field optional; mended within a week.',
          5,
          6,
        ),
      },
    },
    employment: {
      ...NOT_DROPPED,
      signal: { of: 'unseen', column: 'employment' },
      ...{ rule: at('above', 0.01, 2), group: 'Inputs', severity: 'ticket' },
      risk: 'People work in ways the model has not seen',
      ...{ action: 'Label some of them, then decide whether to retrain.', owner: 'data team' },
    },
    income: {
      ...NOT_DROPPED,
      signal: { of: 'drift', column: 'income', distance: 'wassersteinOverSigma' },
      ...{ rule: at('above', 0.3, 3), group: 'Inputs', severity: 'ticket' },
      risk: 'Incomes are no longer what the model was trained on',
      ...{ action: 'See on the drift board since when; check the accuracy; retrain.', owner: 'data team' },
    },
    accuracy: {
      ...NOT_DROPPED,
      ...{
        signal: { of: 'metric', metric: 'accuracy', slice: null },
        rule: { ...at('below', 0.75, 3), clear: 0.85 },
      },
      ...{ group: '', severity: 'page', risk: 'The model is wrong more often' },
      ...{ action: 'Decide by hand above 20,000, then go back or retrain.', owner: 'credit team' },
    },
    region: {
      ...NOT_DROPPED,
      signal: { of: 'drift', column: 'region', distance: 'jsDistanceBase2' },
      ...{ rule: at('above', 0.14), group: 'Inputs', severity: 'info' },
      risk: 'Applications come from elsewhere',
      ...{ action: 'Look at the campaign calendar.', owner: 'data team' },
      dropped: {
        why: 'It rang after every campaign, and never meant anything.',
        ...{ by: 'data team', atMs: Date.UTC(2025, 3, 28, 9) },
      },
    },
  };
  return {
    lines: Object.fromEntries(
      Object.entries(lines).map(([id, { signal, ...line }], order) => [
        id,
        { ...line, order, log, watches: { by: 'signal', signal } },
      ]),
    ),
    note: 'Reviewed every quarter: what never helped is dropped.',
  };
}
