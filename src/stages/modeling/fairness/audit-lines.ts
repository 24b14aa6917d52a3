import { linesOf, type AuditLine } from '../../../core/evaluation/audit.ts';
import { freshId } from '../../../session/ids.ts';
import type { FairnessState } from './fairness-state.svelte.ts';

const EMPTY: Omit<AuditLine, 'order'> = {
  ...{ risk: '', measure: null, direction: 'atMost', value: null },
  ...{ result: null, accepted: null },
};

/** Adds a line at the end; resolves with its id when it is written. */
export async function newLine(audit: FairnessState, given: Partial<AuditLine> = {}): Promise<string> {
  const id = freshId();
  const last = linesOf(audit.body).at(-1)?.line.order ?? 0;
  const lines = { ...audit.body.lines, [id]: { ...EMPTY, order: last + 1, ...given } };
  await audit.put({ lines }, 'Add a line to the audit');
  return id;
}
