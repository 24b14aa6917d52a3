import type { Id } from '../core/kernel/objects.ts';

/** What calls to workers have in common. */

export interface Progress {
  /** In words: "reading", "running the model". */
  phase: string;
  done: number;
  total: number | null;
  unit: 'bytes' | 'rows' | 'columns' | 'files';
}

export type OnProgress = (progress: Progress) => void;

/** Where a job's result goes: it is committed under this name in one transaction, or not at all. */
export interface JobTicket {
  job: Id;
  project: Id;
  name: string;
  /** No entry is made for it: it takes the place of what an entry stands for. */
  unshelved?: boolean;
}

/** Takes what is there of an answer while the rest is still being made. */
export type OnPart<Part> = (part: Part) => void;
