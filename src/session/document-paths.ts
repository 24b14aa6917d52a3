import type { Audit } from '../core/evaluation/audit.ts';
import type { Labeling } from '../core/labels/labeling.ts';
import type { OpenProject } from './open-project.svelte.ts';

/** The screen of a labeling, below data. */
export function labelingPath({ id, body }: Labeling): readonly string[] {
  return body.review ? ['labels', id, 'review'] : ['labels', id];
}

/** The screen of an audit, below modeling: on the newest evaluation that it is of; the stage itself where there is none. */
export function auditPath({ evaluations }: OpenProject, { body }: Audit): readonly string[] {
  const evaluation = evaluations.find(({ object }) => object.truth === body.truth);
  return evaluation ? ['evaluation', evaluation.entry.id, 'fairness'] : [];
}
