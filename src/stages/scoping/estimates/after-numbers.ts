import type { TimelineTask } from '../../../core/scoping/timeline.ts';

/** The tasks that one waits for as their numbers in the list: "1, 3". */
export function numbersOf(after: readonly string[], tasks: readonly TimelineTask[]): string {
  const numbers = after.map((id) => tasks.findIndex((task) => task.id === id) + 1).filter((n) => n > 0);
  return numbers.sort((a, b) => a - b).join(', ');
}

/** The ids behind numbers that were typed, and what is wrong with these. */
export function readNumbers(
  text: string,
  tasks: readonly TimelineTask[],
): { after: readonly string[]; problem: string | null } {
  const after: string[] = [];
  for (const word of text.split(/[\s,;]+/u).filter((one) => one !== '')) {
    const task = /^\d+$/u.test(word) ? tasks[Number(word) - 1] : undefined;
    if (!task) return { after, problem: `There is no task ${word}.` };
    if (!after.includes(task.id)) after.push(task.id);
  }
  return { after, problem: null };
}
