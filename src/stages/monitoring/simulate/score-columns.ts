import type { AlarmScore } from '../../../core/monitor/score-alarms.ts';
import { formatFixed, formatNumber, formatPercent } from '../../../ui/format.ts';
import type { TableColumn } from '../../../ui/table-column.ts';

/** Who raised alarms, and how good they were. */
export interface ScoredRow {
  id: string;
  name: string;
  score: AlarmScore;
}

const share = (value: number | null): string => (value === null ? '–' : formatPercent(value, 0));
const days = (value: number | null): string => (value === null ? '–' : formatFixed(value, 1));

/** Of a table of scores; `unit`: what a window is, "day" or "week". */
export function scoreTable(unit: string): readonly TableColumn<ScoredRow>[] {
  return [
    { key: 'name', header: 'Who', text: ({ name }) => name, sortBy: ({ name }) => name },
    {
      key: 'alarms',
      header: 'Alarms',
      align: 'end',
      text: ({ score }) => formatNumber(score.alarms),
      sortBy: ({ score }) => score.alarms,
    },
    {
      key: 'precision',
      header: 'Of them right',
      align: 'end',
      text: ({ score }) => share(score.precision),
      sortBy: ({ score }) => score.precision,
    },
    {
      key: 'recall',
      header: 'Episodes found',
      align: 'end',
      text: ({ score }) => share(score.recall),
      sortBy: ({ score }) => score.recall,
    },
    {
      key: 'delay',
      header: `Found after, ${unit}s`,
      align: 'end',
      text: ({ score }) => days(score.meanDelay),
      sortBy: ({ score }) => score.meanDelay,
    },
    {
      key: 'between',
      header: `Quiet ${unit}s to a false alarm`,
      align: 'end',
      text: ({ score }) =>
        score.betweenFalseAlarms === null ? 'none' : formatFixed(score.betweenFalseAlarms, 0),
      sortBy: ({ score }) => score.betweenFalseAlarms ?? Infinity,
    },
  ];
}
