import type { Digest, Doc, Ev, Id } from '../kernel/objects.ts';
import type { SplitSpec } from './split.ts';

/** By what a row belongs to a part: drawn anew each time as the spec says, or read off a column. */
export type SplitBy =
  | { from: 'spec'; spec: SplitSpec }
  | {
      from: 'column';
      column: string;
      /** The first is for training; rows of other values are in no part. */
      parts: readonly { name: string; value: string; frozen: boolean }[];
      /** The label whose classes are counted. */
      classes: string | null;
    };

/** A table's rows in parts. Which row is where follows from the table and `by`, and is not kept. */
export type Split = Doc<
  'split',
  {
    table: Digest;
    by: SplitBy;
    note: string;
    /** Datasets that were made of its parts. */
    datasets: readonly { part: string; table: Digest }[];
  }
>;

/** Somebody saw how a model does on a frozen part, or its rows. Each look makes the part a worse judge. */
export type TestSetSeen = Ev<
  'testSetSeen',
  { split: Id; part: string; how: 'evaluated' | 'rowsOpened'; object: Digest }
>;

export function partsOfSplit(by: SplitBy): readonly { name: string; frozen: boolean }[] {
  return by.from === 'spec' ? by.spec.parts : by.parts;
}

/** The label a split knows; null where it was told none. */
export function classesOfSplit(by: SplitBy): string | null {
  return by.from === 'spec' ? by.spec.classes : by.classes;
}

/** The same split with a part frozen or no longer so. */
export function withFrozen(by: SplitBy, part: string, frozen: boolean): SplitBy {
  const marked = <P extends { name: string; frozen: boolean }>(parts: readonly P[]): P[] =>
    parts.map((each) => (each.name === part ? { ...each, frozen } : each));
  return by.from === 'spec'
    ? { ...by, spec: { ...by.spec, parts: marked(by.spec.parts) } }
    : { ...by, parts: marked(by.parts) };
}

/** Splits and their frozen parts that a table is the dataset of. */
export function frozenPartsOn(splits: readonly Split[], table: Digest): { split: Split; part: string }[] {
  return splits.flatMap((split) =>
    split.body.datasets.flatMap(({ part, table: made }) =>
      made === table && partsOfSplit(split.body.by).some(({ name, frozen }) => frozen && name === part)
        ? [{ split, part }]
        : [],
    ),
  );
}
