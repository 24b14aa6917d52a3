import type { Evidence } from '../../core/scoping/evidence.ts';
import type { OpenProject } from '../../session/open-project.svelte.ts';
import type { EvidenceSource } from './evidence-source.ts';

/** How a piece of evidence stands to what is here now. */
export interface EvidenceStanding {
  /** present: as it was seen. changed: it, or what it was made from, is another by now. gone: it is not here any more. */
  state: 'present' | 'changed' | 'gone';
  /** What it is now; null where it is gone. */
  now: EvidenceSource | null;
  /** Why it is not as it was seen; empty where it is. */
  why: string;
}

/** Holds evidence against the project as it is. `sources`: all there are now. */
export function evidenceStanding(
  open: OpenProject,
  sources: readonly EvidenceSource[],
  { ref, seen }: Evidence,
): EvidenceStanding {
  if (ref.to === 'document') {
    const now = sources.find((source) => source.ref.to === 'document' && source.ref.id === ref.id) ?? null;
    if (!now) return gone();
    const isSame = now.ref.to === 'document' && now.ref.rev === ref.rev;
    if (isSame) return present(now);
    return changed(now, now.ask || seen === now.seen ? 'changed since' : `now: ${now.seen}`);
  }
  const ofVersion = (digest: string) =>
    sources.find((source) => source.ref.to === 'object' && source.ref.digest === digest) ?? null;
  const now = ofVersion(ref.digest);
  if (now) {
    const behind = open.replacedBehind(ref.digest).length > 0;
    return behind ? changed(now, 'made from an older version') : present(now);
  }
  const later = ofVersion(open.entryWith(ref.digest)?.body.object ?? '');
  return later ? changed(later, `replaced since; now: ${later.seen}`) : gone();
}

const present = (now: EvidenceSource): EvidenceStanding => ({ state: 'present', now, why: '' });
const changed = (now: EvidenceSource, why: string): EvidenceStanding => ({ state: 'changed', now, why });
const gone = (): EvidenceStanding => ({ state: 'gone', now: null, why: 'no longer here' });
