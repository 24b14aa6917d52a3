import type { Bytes } from '../../workers/project/sample-project.ts';

/** What becomes of a file: the code of the Problem that refuses it, or "inert": it opens, and nothing in it acts. */
export type Outcome = 'inert' | (string & {});

/** Makes a file anew, the same bytes each time. */
export type Forge = () => Bytes | Promise<Bytes>;

/** One file that means harm. */
export type HostileFile = readonly [name: string, outcome: Outcome, forge: Forge];
