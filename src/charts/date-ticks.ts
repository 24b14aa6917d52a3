import { scaleUtc } from 'd3';
import type { Tick } from './scale.ts';

/** Round moments in UTC along an axis, about `count` of them: "Jan", "Feb", "14 Jun", "09:00". */
export function dateTicks(fromMs: number, toMs: number, length: number, count: number): readonly Tick[] {
  const scale = scaleUtc().domain([fromMs, toMs]).range([0, length]);
  const format = scale.tickFormat(count);
  return scale.ticks(count).map((moment) => ({
    at: scale(moment),
    value: moment.getTime(),
    label: dayFirst(moment, format(moment)),
  }));
}

/** "Jun 14", "Sun 14" and months in full, as d3 writes them, become "14 Jun" and "Jun". */
function dayFirst(moment: Date, label: string): string {
  const day = /^(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat) (\d\d)$/.exec(label) ?? /^[A-Z][a-z]{2} (\d\d)$/.exec(label);
  if (day) return `${String(Number(day[1]))} ${MONTHS[moment.getUTCMonth()]!}`;
  return /^[A-Z][a-z]{2,}$/.test(label) ? MONTHS[moment.getUTCMonth()]! : label;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
