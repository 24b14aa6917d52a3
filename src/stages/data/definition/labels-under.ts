import type { Id } from '../../../core/kernel/objects.ts';
import { standing, type Annotation, type Labeling } from '../../../core/labels/labeling.ts';

export interface LabelsOf {
  labeling: Labeling;
  labels: number;
}

/** Labels that stand, by the number of the version they were made under; 0 = before any was in force. */
export function labelsUnder(
  labelings: readonly Labeling[],
  annotationsOf: (labeling: Id) => readonly Annotation[],
): ReadonlyMap<number, readonly LabelsOf[]> {
  const under = new Map<number, LabelsOf[]>();
  for (const labeling of labelings) {
    const counts = new Map<number, number>();
    for (const { body } of standing(annotationsOf(labeling.id))) {
      if (body.what !== 'label') continue;
      counts.set(body.definition ?? 0, (counts.get(body.definition ?? 0) ?? 0) + 1);
    }
    for (const [number, labels] of counts) {
      under.set(number, [...(under.get(number) ?? []), { labeling, labels }]);
    }
  }
  return under;
}
