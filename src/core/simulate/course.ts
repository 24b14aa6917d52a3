import type { Course } from './stream-question.ts';

/** How much of a change is there at a time (days from the beginning, fractions allowed): 0 to 1. */
export function strengthAt(course: Course, day: number): number {
  const { shape, fromDay, toDay, overDays, everyDays, forDays } = course;
  if (day < fromDay || day >= toDay) return 0;
  if (shape === 'sudden') return 1;
  if (shape === 'recurrent') return (day - fromDay) % Math.max(everyDays, 1e-9) < forDays ? 1 : 0;
  return overDays > 0 ? Math.min(1, (day - fromDay) / overDays) : 1;
}

/** What a change is like for one row; `draw`: uniform in [0, 1), one for each row. Gradual: either in full or not at all. */
export function amountFor(course: Course, day: number, draw: number): number {
  const strength = strengthAt(course, day);
  return course.shape === 'gradual' ? Number(draw < strength) : strength;
}

/** When any of it is there, in days within [0, days). */
export function activeDays(course: Course, days: number): readonly { fromDay: number; toDay: number }[] {
  const fromDay = Math.max(0, course.fromDay);
  const toDay = Math.min(days, course.toDay);
  if (fromDay >= toDay) return [];
  if (course.shape !== 'recurrent') return [{ fromDay, toDay }];
  const every = Math.max(course.everyDays, 1e-9);
  const spells: { fromDay: number; toDay: number }[] = [];
  for (let at = course.fromDay; at < toDay; at += every) {
    const spell = {
      fromDay: Math.max(fromDay, at),
      toDay: Math.min(toDay, at + Math.min(course.forDays, every)),
    };
    if (spell.fromDay < spell.toDay) spells.push(spell);
  }
  return spells;
}
