import type { ProblemFacts } from '../../src/core/kernel/problem.ts';
import { guessEncoding } from '../../src/core/table/encoding.ts';
import type { Encoding, EncodingGuess } from '../../src/core/table/encoding.ts';
import type { ByteSource } from './byte-source.ts';
import { headOf } from './byte-stream.ts';
import { contentOf } from './gunzipped.ts';
import { encodingName } from './transcoded.ts';

/** As much of a file as the encoding is told from. */
const SAMPLE_BYTES = 4 * 1024 * 1024;

/** The encoding of a file, as given or as its beginning tells. */
export async function encodingOf(source: ByteSource, given: Encoding | undefined): Promise<EncodingGuess> {
  if (given !== undefined) return { encoding: given, by: 'default' };
  return guessEncoding((await headOf(await contentOf(source), SAMPLE_BYTES)).head);
}

/** Says where an encoding was guessed from more than a mark. */
export function encodingNotes({ encoding, by }: EncodingGuess): ProblemFacts[] {
  if (by === 'mark' || by === 'default') return [];
  const message = `The file is read as text in ${encodingName(encoding)}${encoding === 'windows-1252' ? ', which holds Latin-1' : ''}: a guess.`;
  const fix = 'Where letters look wrong in the first rows, choose another text encoding.';
  if (by === 'pattern') return [{ code: 'text.guessed', message, found: 'every second byte is NUL', fix }];
  const byte = by.byte.toString(16).toUpperCase();
  return [
    {
      code: 'text.guessed',
      message,
      found: `the byte ${byte}, which is not UTF-8`,
      where: `byte ${String(by.at)}`,
      fix,
    },
  ];
}
