import type { AnyDocument, AnyEvent, AnyObject } from '../core/artifact/documents.ts';
import type { ProblemFacts } from '../core/kernel/problem.ts';
import type { Digest, Id } from '../core/kernel/objects.ts';

/** The rows of each IndexedDB table. */

export interface ChunkRecord {
  digest: Digest;
  bytes: ArrayBuffer;
}

export interface ObjectRecord {
  digest: Digest;
  kind: AnyObject['kind'];
  /** Chunks the object is made of; indexed, so that a chunk's owners are found without reading objects. */
  chunks: readonly Digest[];
  object: AnyObject;
}

/** A chunk written by a job that has not committed yet. */
export interface StagingRecord {
  job: Id;
  digest: Digest;
}

export type JobState = 'running' | 'asked' | 'done' | 'failed' | 'cancelled' | 'interrupted';

export interface JobRecord {
  id: Id;
  project: Id | null;
  title: string;
  state: JobState;
  startMs: number;
  endMs: number | null;
  problem: ProblemFacts | null;
}

export interface SettingRecord {
  key: string;
  value: unknown;
}

export type DocumentRecord = AnyDocument;
export type EventRecord = AnyEvent;
