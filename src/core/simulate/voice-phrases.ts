export const QUERY_KINDS = ['navigational', 'informational', 'transactional'] as const;

export interface VoicePhrase {
  text: string;
  kind: (typeof QUERY_KINDS)[number];
  /** How often it is said, relative to the others; 0 = only ever misheard. */
  share: number;
  /** How much likelier to be misheard. */
  odds: number;
  /** What it is misheard as, by index: the first most of the time. */
  as: readonly number[];
}

/**
 * What people say to a voice search. "What is a gun" and "what is a gang" are never said and only heard: some mistakes
 * are worse than others.
 */
export const PHRASES: readonly VoicePhrase[] = [
  phrase('city library', 'navigational', 9, 0.7, [1, 2]),
  phrase('city gallery', 'navigational', 7, 0.8, [0, 3]),
  phrase('my bank', 'navigational', 12, 0.6, [3, 0]),
  phrase('town hall', 'navigational', 8, 0.7, [2, 1]),
  phrase('weather today', 'informational', 14, 0.9, [5, 7]),
  phrase('weather on Tuesday', 'informational', 8, 1.3, [4, 6]),
  phrase('news this morning', 'informational', 9, 0.9, [4, 5]),
  phrase('what is a gan', 'informational', 4, 2.4, [12, 13]),
  phrase('order a pizza', 'transactional', 9, 0.9, [10, 11]),
  phrase('call a taxi', 'transactional', 8, 0.8, [11, 8]),
  phrase('buy train tickets', 'transactional', 7, 1.1, [11, 8]),
  phrase('book a table', 'transactional', 5, 1.2, [9, 8]),
  phrase('what is a gun', 'informational', 0, 1, [7]),
  phrase('what is a gang', 'informational', 0, 1, [7]),
];

function phrase(
  text: string,
  kind: VoicePhrase['kind'],
  share: number,
  odds: number,
  as: readonly number[],
): VoicePhrase {
  return { text, kind, share, odds, as };
}
