import type { Digest, Doc } from '../kernel/objects.ts';

/** What an example is; it decides which questions are worth asking. */
export type InputKind = 'table' | 'text' | 'image' | 'audio';

/** A class of the label, and what makes an example one of it. */
export interface ClassDefinition {
  name: string;
  meaning: string;
}

/** A case on which people differ, and how it is decided from now on; rows of a table show what is meant. */
export interface EdgeCase {
  words: string;
  ruling: string;
  examples: readonly { table: Digest; row: number }[];
}

/** What x is, what y is, and how the cases in between are decided. */
export interface DefinitionText {
  inputKind: InputKind;
  input: string;
  label: string;
  classes: readonly ClassDefinition[];
  edgeCases: readonly EdgeCase[];
  /** Answers by the key of the question. */
  answers: Readonly<Record<string, string>>;
}

/** A definition as it stood on a day; labels say under which one they were made. */
export interface DefinitionVersion {
  number: number;
  atMs: number;
  /** What changed. */
  note: string;
  text: DefinitionText;
}

/** The text being written, and the versions that were put into force, oldest first. */
export type DataDefinition = Doc<
  'definition',
  { draft: DefinitionText; versions: readonly DefinitionVersion[] }
>;

export const EMPTY_DEFINITION: DefinitionText = {
  inputKind: 'table',
  input: '',
  label: '',
  classes: [],
  edgeCases: [],
  answers: {},
};

/** The version that is in force; null before the first. */
export function versionInForce({ versions }: DataDefinition['body']): DefinitionVersion | null {
  return versions.at(-1) ?? null;
}

/** Puts the draft into force as the next version; the draft goes on from there. */
export function withNextVersion(
  body: DataDefinition['body'],
  atMs: number,
  note: string,
): DataDefinition['body'] {
  const number = (body.versions.at(-1)?.number ?? 0) + 1;
  return { ...body, versions: [...body.versions, { number, atMs, note, text: body.draft }] };
}

/** Whether the draft differs from what is in force. */
export function hasChanges(body: DataDefinition['body']): boolean {
  const inForce = versionInForce(body)?.text ?? EMPTY_DEFINITION;
  return JSON.stringify(inForce) !== JSON.stringify(body.draft);
}
