import type { TextSection } from '../../../core/brief/text-section.ts';
import type { EstimateBody } from '../../../core/scoping/estimate-document.ts';
import type { TimelineAnswer } from '../../../core/scoping/timeline.ts';
import { dayOfEnd } from '../../../core/scoping/work-calendar.ts';
import { formatDate, formatNumber, formatPercent } from '../../../ui/format.ts';
import { numbersOf } from './after-numbers.ts';

type Timeline = Extract<EstimateBody, { of: 'timeline' }>;
type Answer = Extract<TimelineAnswer, { ok: true }>;

/** The date on which so many days end; "day 12" where the first day is not known. */
export function dayWords(days: number, { startMs, days: kind }: Timeline): string {
  return startMs === null
    ? `day ${String(Math.max(1, Math.ceil(days - 1e-9)))}`
    : formatDate(dayOfEnd(startMs, days, kind));
}

/** "working days (Monday to Friday)", or "days". */
export function daysWords({ days }: Timeline): string {
  return days === 'working' ? 'working days (Monday to Friday, holidays not left out)' : 'days';
}

/** When all is done, in two sentences. */
export function timelineWords(answer: Answer, body: Timeline): string {
  const { early, middle, late } = answer;
  const whole = (days: number): string => formatNumber(Math.ceil(days - 1e-9));
  if (whole(early) === whole(late))
    return `All is done in ${whole(middle)} ${daysWords(body)}: ${dayWords(middle, body)}.`;
  return `In 8 of 10 cases all is done between ${dayWords(early, body)} and ${dayWords(late, body)}, as often before ${dayWords(middle, body)} as after. That is ${whole(early)} to ${whole(late)} ${daysWords(body)}.`;
}

/** A timeline for paper and Markdown. */
export function timelineSections(body: Timeline, answer: TimelineAnswer | null): readonly TextSection[] {
  const { tasks } = body;
  return [
    {
      title: 'When it is done',
      lines:
        answer && tasks.length > 0 ? [{ words: answer.ok ? timelineWords(answer, body) : answer.why }] : [],
    },
    {
      title: 'Tasks: low, likely and high days',
      lines: tasks.map((task, at) => {
        const { id, name, low, likely, high, after } = task;
        const end = answer?.ok ? answer.tasks.find((one) => one.id === id) : undefined;
        const done = end
          ? `; done ${dayWords(end.middle, body)} (${dayWords(end.early, body)} to ${dayWords(end.late, body)}), all waits for it in ${formatPercent(end.critical, 0)}`
          : '';
        const waits = after.length > 0 ? `, after ${numbersOf(after, tasks)}` : '';
        return {
          term: `${String(at + 1)} ${name}`,
          words: `${[low, likely, high].map((days) => formatNumber(days)).join(', ')}${waits}${done}`,
        };
      }),
    },
  ];
}
