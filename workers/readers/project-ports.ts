import type { AnyObject } from '../../src/core/artifact/documents.ts';
import type { Bundle } from '../../src/core/artifact/bundle.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

/** Where an export takes a project from. Deleted documents and unreached objects may be among them: they stay behind. */
export interface ProjectSource extends Bundle {
  /** Whether every chunk of an object is here (a file may have come without its data). */
  isWhole(object: AnyObject): Promise<boolean>;
  chunk(digest: Digest): Promise<Bytes>;
}

/** Where an import puts bytes until the caller commits all of it, or nothing. */
export interface ProjectSink {
  /** Stages a chunk and names its SHA-256. */
  chunk(bytes: Bytes): Promise<Digest>;
}
