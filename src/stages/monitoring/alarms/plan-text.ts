import type { TextSection } from '../../../core/brief/text-section.ts';
import type { Alarm } from '../../../session/alarms.svelte.ts';
import { formatDate, formatPlural } from '../../../ui/format.ts';
import type { MonthlyRate } from './alarm-rates.svelte.ts';
import { alarmTitle, levelWords, rateWords, SEVERITY_WORDS } from './alarm-words.ts';

/** The plan for paper: a section for each alarm. */
export function planSections(
  alarms: readonly Alarm[],
  slices: readonly { id: string; name: string }[],
  rateOf: (alarm: Alarm) => MonthlyRate | undefined,
): readonly TextSection[] {
  return alarms.map((alarm) => {
    const { line, rule, series } = alarm;
    const rate = rateOf(alarm);
    return {
      title: alarmTitle(alarm, slices),
      lines: [
        { term: 'What could go wrong', words: line.risk },
        { term: 'Then', words: line.action },
        { term: 'Who', words: line.owner },
        { term: 'How soon', words: SEVERITY_WORDS[line.severity] },
        {
          term: 'Rings',
          words: rule.forWindows > 1 ? `after ${formatPlural(rule.forWindows, 'window')} in a row` : '',
        },
        {
          term: 'Ends at',
          words: rule.clear === rule.raise || !series ? '' : levelWords(rule.clear, series.unit),
        },
        { term: 'Group', words: line.group },
        { term: 'False alarms to be expected', words: rate ? rateWords(rate.value) : '' },
        {
          term: 'Silenced',
          words: line.silences
            .map(
              ({ fromMs, toMs, reason }) =>
                `${formatDate(fromMs)} to ${formatDate(toMs)}${reason && ` (${reason})`}`,
            )
            .join('; '),
        },
      ],
    };
  });
}
