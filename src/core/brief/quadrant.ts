import type { ColumnType, Role } from '../table/column.ts';

/** The four kinds of problem: what the data is, and how much of it there is. */
export interface Quadrant {
  kind: 'structured' | 'unstructured';
  size: 'small' | 'big';
}

/** Up to so many rows a person can look at every one. */
export const SMALL_ROWS = 10_000;

/** Texts that are longer than this on average are read as language, not as names of things. */
const LANGUAGE_LENGTH = 25;

/** What of a column decides on its kind. */
export interface ColumnKind {
  type: ColumnType;
  role: Role;
  /** Mean length of its texts in characters; null where it holds none. */
  meanLength: number | null;
}

/**
 * The quadrant of a table, from its inputs: unstructured where any is free text (columns of type text with more than
 * 25 characters on average), for a person reads those as well as a model does; small up to 10,000 rows.
 */
export function quadrantOf(rows: number, columns: readonly ColumnKind[]): Quadrant {
  const isLanguage = ({ type, role, meanLength }: ColumnKind): boolean =>
    type === 'text' && role === 'feature' && (meanLength ?? 0) > LANGUAGE_LENGTH;
  return {
    kind: columns.some(isLanguage) ? 'unstructured' : 'structured',
    size: rows <= SMALL_ROWS ? 'small' : 'big',
  };
}

/** Advice for a quadrant: what to do, with the reason. */
export interface Advice {
  title: string;
  why: string;
}

const BY_SIZE: Record<Quadrant['size'], readonly Advice[]> = {
  small: [
    {
      title: 'Make the labels clean',
      why: 'With so few rows each wrong label weighs. One can look at all of them by hand, so do.',
    },
    {
      title: 'Get the labelers to talk to each other',
      why: 'There are few of them: they can agree on the cases that they see differently, and write it down.',
    },
    {
      title: 'Stratify the split',
      why: 'A random split of few rows often leaves a part with too few of a class.',
    },
  ],
  big: [
    {
      title: 'Mind the process that makes the data',
      why: 'Nobody looks at every row: how data is collected, and the instruction for labelers, decide.',
    },
    {
      title: 'Look for the rare cases',
      why: 'Big data has a long tail, and in the tail it is small: rare queries, rare products, rare faults.',
    },
  ],
};

const BY_KIND: Record<Quadrant['kind'], readonly Advice[]> = {
  unstructured: [
    {
      title: 'Let people label more of it',
      why: 'People read text, look and listen well, so human level is a good guide to what is possible.',
    },
    {
      title: 'Think of augmentation',
      why: 'A changed example that a person still labels the same way can stand for one that was not collected.',
    },
  ],
  structured: [
    {
      title: 'Add features before rows',
      why: 'More customers cannot be made up, and augmentation rarely helps; what is known of each can grow.',
    },
    {
      title: 'Do not count on people to label it',
      why: 'Whether a row of numbers is fraud is hard to see: look for an outcome that settles it later.',
    },
  ],
};

/** What to keep in mind in a quadrant, size first. */
export function adviceFor({ kind, size }: Quadrant): readonly Advice[] {
  return [...BY_SIZE[size], ...BY_KIND[kind]];
}
