import type { AnyDocument } from './documents.ts';

/** What became of a document; "replaced": another version stands for it. */
export type ChangeKind = 'added' | 'replaced' | 'changed' | 'deleted';

export interface DocumentChange {
  document: AnyDocument;
  what: ChangeKind;
  atMs: number;
}

/** What became of documents after a time, latest first. What came and went in between is left out. */
export function changesSince(documents: readonly AnyDocument[], sinceMs: number): readonly DocumentChange[] {
  return documents
    .flatMap((document): DocumentChange[] => {
      const { createdMs, updatedMs, deletedMs } = document;
      const isNew = createdMs > sinceMs;
      if (deletedMs !== null) {
        return isNew || deletedMs <= sinceMs ? [] : [{ document, what: 'deleted', atMs: deletedMs }];
      }
      const replacedMs = document.kind === 'entry' ? (document.body.sinceMs ?? 0) : 0;
      if (isNew) return [{ document, what: 'added', atMs: createdMs }];
      if (replacedMs > sinceMs) return [{ document, what: 'replaced', atMs: replacedMs }];
      return updatedMs > sinceMs ? [{ document, what: 'changed', atMs: updatedMs }] : [];
    })
    .sort((a, b) => b.atMs - a.atMs);
}
