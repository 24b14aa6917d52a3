import type { OutputMap, Signature, Task } from '../../../core/model/signature.ts';
import type { UsableOutput } from '../../../core/model/usable-outputs.ts';

const NUMBERS = new Set(['float32', 'float64', 'int32', 'int64']);

type Classification = Extract<Task, { type: 'classification' }>;

/** Other class names; the positive class keeps its place, and goes where there are no longer two. */
export function withClasses(task: Classification, classes: readonly string[]): Classification {
  const place = task.positive === null ? -1 : task.classes.indexOf(task.positive);
  const positive = classes.length === 2 ? (classes[place] ?? classes[1] ?? null) : null;
  return { ...task, classes, positive, threshold: positive === null ? null : task.threshold };
}

/** The same model read as the other kind of task, starting from what was proposed if that was of this kind. */
export function asTask(
  type: Task['type'],
  proposed: Pick<Signature, 'task' | 'outputs'>,
  available: readonly UsableOutput[],
): Pick<Signature, 'task' | 'outputs'> {
  if (proposed.task.type === type) return proposed;
  const first = (fits: (output: UsableOutput) => boolean): string | null =>
    (available.find(fits) ?? available[0])?.name ?? null;
  const none: OutputMap = { label: null, scores: null, value: null };
  return type === 'regression'
    ? { task: { type, unit: null }, outputs: { ...none, value: first(({ type }) => NUMBERS.has(type)) } }
    : {
        task: { type, classes: [], positive: null, threshold: null },
        outputs: { ...none, label: first(({ type }) => type === 'string' || type.startsWith('int')) },
      };
}

/** Class names as typed: one a line, without empty lines. */
export function classesFromText(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
