import type { AnyDocument } from '../../core/artifact/documents.ts';
import type { Evidence } from '../../core/scoping/evidence.ts';
import type { Workbench } from '../../session/workbench.svelte.ts';

/** Something of the project that a statement can rest on. */
export interface EvidenceSource {
  ref: Evidence['ref'];
  /** Its kind, as a heading. */
  kind: string;
  name: string;
  /** What it says now. */
  seen: string;
  href: string;
  /** What it says where that has to be worked out first; in place of `seen` once it is picked. */
  ask?: (workbench: Workbench) => Promise<string>;
}

export function documentSource(
  { id, rev, name }: Pick<AnyDocument, 'id' | 'rev' | 'name'>,
  kind: string,
  seen: string,
  href: string,
): EvidenceSource {
  return { ref: { to: 'document', id, rev }, kind, name, seen, href };
}

/** What a source says now, to be kept. `what` names it with its kind, since it may be gone later. */
export function evidenceOf({ ref, kind, name, seen }: EvidenceSource, nowMs: number): Evidence {
  return { ref, what: `${name} (${kind.toLowerCase()})`, seen, seenMs: nowMs };
}

/** The same, with what has to be worked out first. */
export async function askedEvidence(source: EvidenceSource, workbench: Workbench): Promise<Evidence> {
  const seen = (await source.ask?.(workbench).catch(() => null)) ?? source.seen;
  return evidenceOf({ ...source, seen }, Date.now());
}
