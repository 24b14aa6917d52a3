import { createRandom, type Random } from '../kernel/random.ts';
import type { Column } from '../table/column.ts';
import { drawBernoulli, drawCategory, drawExponential, drawNormal } from './draws.ts';
import { category, named, serialIds } from './made-columns.ts';
import { PHRASES, QUERY_KINDS } from './voice-phrases.ts';

/** A course's table of speech recognition by recording condition, in rows: the accuracies are right / rows. */
export interface SpeechCondition {
  name: string;
  rows: number;
  right: number;
  /** Human-level performance. */
  human: number;
}

/** Accuracies 94, 89, 87 and 70%, human level 95, 93, 89 and 70%, in 60, 4, 30 and 6% of the data. */
export const SPEECH_CONDITIONS: readonly SpeechCondition[] = [
  { name: 'clean', rows: 6000, right: 5640, human: 0.95 },
  { name: 'car noise', rows: 400, right: 356, human: 0.93 },
  { name: 'people noise', rows: 3000, right: 2610, human: 0.89 },
  { name: 'low bandwidth', rows: 600, right: 420, human: 0.7 },
];

const DEVICES = ['phone', 'smart speaker', 'headset', 'car unit'] as const;
/** By condition. */
const DEVICE_SHARE = [
  [48, 34, 16, 2],
  [18, 0, 6, 76],
  [62, 22, 14, 2],
  [88, 2, 8, 2],
];
const ACCENTS = ['capital', 'north', 'coast', 'second language'] as const;
const ACCENT_SHARE = [46, 24, 18, 12];
/** How much likelier to be misheard, other things equal; the counts by condition stay what they are. */
const ACCENT_ODDS = [0.8, 1, 1.1, 2.2];
const LOUDNESS = [46, 68, 64, 47];
/** Clips shorter than this lose their beginning. */
const SHORT_SECONDS = 1.2;

const FIRST_MS = Date.UTC(2025, 8, 1);
const DAYS = 28;

/**
 * 10,000 utterances of an invented voice search, in order of recording over four weeks, with what was said and what a
 * model heard: right exactly as often as SPEECH_CONDITIONS say. Mistakes are more frequent for people who speak a second
 * language and in short clips. The same seed gives the same bytes everywhere.
 */
export function generateUtterances(seed: number): Column[] {
  const random = createRandom(seed);
  const condition = shuffledConditions(random);
  const rows = condition.length;
  const times = Float64Array.from(condition, () => FIRST_MS + random.below(DAYS * 86_400) * 1000).sort();
  const device = condition.map((at) => drawCategory(random, DEVICE_SHARE[at]!));
  const accent = condition.map(() => drawCategory(random, ACCENT_SHARE));
  const said = condition.map(() =>
    drawCategory(
      random,
      PHRASES.map(({ share }) => share),
    ),
  );
  const seconds = Float64Array.from(said, (phrase) => {
    const length = 0.5 + 0.055 * PHRASES[phrase]!.text.length + 0.3 * drawNormal(random);
    return Math.round(Math.max(0.5, length) * 10) / 10;
  });
  const loudness = condition.map((at) => Math.round(LOUDNESS[at]! + 5 * drawNormal(random)));
  const odds = Float64Array.from(
    said,
    (phrase, row) =>
      PHRASES[phrase]!.odds * ACCENT_ODDS[accent[row]!]! * (seconds[row]! < SHORT_SECONDS ? 1.8 : 1),
  );
  const heard = said.slice();
  for (const row of misheard(random, condition, odds)) {
    const { as } = PHRASES[said[row]!]!;
    heard[row] = as[drawBernoulli(random, 0.7) ? 0 : random.below(as.length)]!;
  }
  const texts = PHRASES.map(({ text }) => text);
  return [
    serialIds('utterance_id', 'U-', rows),
    { ...named('recorded_at', 'timestamp'), type: 'timestamp', data: times, zone: 'utc' },
    category(
      'condition',
      condition,
      SPEECH_CONDITIONS.map(({ name }) => name),
      'group',
    ),
    category('device', device, DEVICES),
    category('accent', accent, ACCENTS),
    category(
      'query_kind',
      said.map((phrase) => QUERY_KINDS.indexOf(PHRASES[phrase]!.kind)),
      QUERY_KINDS,
    ),
    { ...named('seconds', 'feature', 's'), type: 'number', data: seconds },
    { ...named('loudness', 'feature', 'dB'), type: 'integer', data: loudness },
    category('said', said, texts, 'label'),
    category('heard', heard, texts, 'prediction'),
  ];
}

/** Every condition as often as it should be, in random order (Fisher and Yates). */
function shuffledConditions(random: Random): Int32Array<ArrayBuffer> {
  const codes = Int32Array.from(SPEECH_CONDITIONS.flatMap(({ rows }, at) => Array<number>(rows).fill(at)));
  for (let i = codes.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [codes[i], codes[j]] = [codes[j]!, codes[i]!];
  }
  return codes;
}

/** Rows drawn without replacement by their odds, in each condition as many as are wrong (Efraimidis and Spirakis). */
function misheard(random: Random, condition: Int32Array, odds: Float64Array): number[] {
  const waits = Float64Array.from(odds, (one) => drawExponential(random, 1 / one));
  return SPEECH_CONDITIONS.flatMap(({ rows, right }, at) => {
    const own = Array.from(condition.keys()).filter((row) => condition[row] === at);
    return own.sort((a, b) => waits[a]! - waits[b]! || a - b).slice(0, rows - right);
  }).sort((a, b) => a - b);
}
