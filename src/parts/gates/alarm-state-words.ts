import type { AlarmState } from '../../core/monitor/alarm-history.ts';

/** How an alarm stands, in a word, with the colour that goes with it. */
export const ALARM_WORDS: Readonly<
  Record<AlarmState, { word: string; tone: 'good' | 'bad' | 'warn' | 'plain' }>
> = {
  on: { word: 'on', tone: 'bad' },
  silenced: { word: 'silenced', tone: 'warn' },
  quiet: { word: 'quiet', tone: 'good' },
  noData: { word: 'no data', tone: 'plain' },
};
