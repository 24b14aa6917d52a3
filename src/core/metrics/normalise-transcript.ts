/** What is evened out before transcripts are compared; nothing else is. */
export interface TranscriptOptions {
  /** Upper and lower case are the same (Unicode's lower case, of no locale). */
  ignoreCase: boolean;
  /** Punctuation and symbols are removed, apostrophes inside words too. */
  ignorePunctuation: boolean;
  /** Accents are removed: e and é are the same (canonical decomposition without its marks). */
  ignoreAccents: boolean;
}

/** Nothing but white space is evened out. */
export const AS_WRITTEN: TranscriptOptions = {
  ignoreCase: false,
  ignorePunctuation: false,
  ignoreAccents: false,
};

/** Always: Unicode form NFC, runs of white space become one space, none at the ends. */
export function normaliseTranscript(text: string, options: TranscriptOptions): string {
  let out = text;
  if (options.ignoreAccents) out = out.normalize('NFD').replace(/\p{M}/gu, '');
  out = out.normalize('NFC');
  if (options.ignoreCase) out = out.toLowerCase();
  if (options.ignorePunctuation) out = out.replace(/[\p{P}\p{S}]/gu, '');
  return out.replace(/\s+/gu, ' ').trim();
}

/** Words of a normalised text: what stands between spaces. */
export function wordsOf(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}

/** Characters of a normalised text as Unicode code points, spaces among them. */
export function charactersOf(text: string): string[] {
  return Array.from(text);
}
