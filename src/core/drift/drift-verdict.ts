import type { CellDrift } from './cell-drift.ts';
import { largestChange } from './drift-since.ts';
import { MISSING_ALPHA, type DriftJudgement } from './judge-drift.ts';
import type { ProfiledColumn } from './log-profile.ts';
import { amountWords, quoted, shareWords, sigmaWords, valueNames } from './verdict-words.ts';

/** What is said of a column; only "drift" and "moderate" are findings, the rest but "none" are reasons for none. */
export interface DriftVerdict {
  state: 'drift' | 'moderate' | 'none' | 'tooLittle' | 'constant' | 'allMissing' | 'empty' | 'unjudged';
  words: string;
}

export interface VerdictQuestion {
  column: Pick<ProfiledColumn, 'kind'> & { values?: readonly string[] };
  drift: CellDrift;
  judgement: DriftJudgement;
  /** Whether the share of missing values is another beyond chance, all columns considered. */
  missingPast: boolean;
  /** Since when, in words; null where it cannot be told. */
  since: string | null;
  missingSince: string | null;
}

/** What happened to a column, in words. */
export function driftVerdict(question: VerdictQuestion): DriftVerdict {
  const { drift, judgement, missingPast } = question;
  const said = STANDINGS[drift.standing];
  if (said) return said;
  if (drift.standing === 'gone')
    return { state: 'drift', words: `All values missing${since(question.missingSince)}` };
  if (drift.standing === 'appeared')
    return { state: 'drift', words: `Has values, had none before${since(question.missingSince)}` };

  const found: string[] = [];
  const isMoved = judgement === 'past' || judgement === 'moderate';
  const unseen = notByChance(drift);
  if (unseen.length > 0) found.push(newWords(unseen, drift) + since(question.since));
  else if (isMoved) found.push(movedWords(question) + since(question.since));
  if (missingPast) found.push(missingWords(drift) + since(question.missingSince));
  if (found.length > 0)
    return {
      state: judgement === 'moderate' && unseen.length === 0 && !missingPast ? 'moderate' : 'drift',
      words: found.map((words, i) => (i === 0 ? words : lowered(words))).join('; '),
    };
  if (drift.standing === 'constant') return { state: 'constant', words: 'Constant' };
  if (judgement === 'unjudged') return { state: 'unjudged', words: 'Not judged yet' };
  return { state: 'none', words: 'No drift seen' };
}

const STANDINGS: Partial<Record<CellDrift['standing'], DriftVerdict>> = {
  empty: { state: 'empty', words: 'No rows in a window' },
  tooLittle: { state: 'tooLittle', words: 'Too little data' },
  allMissing: { state: 'allMissing', words: 'All values missing' },
};

/** New values whose rows would hardly all lie in the current window if they were as frequent before. */
export function notByChance({ unseen, reference, current }: CellDrift): CellDrift['unseen'] {
  const share = current.n / (reference.n + current.n);
  return unseen.filter(({ rows }) => share ** rows < MISSING_ALPHA / Math.max(1, unseen.length));
}

function since(moment: string | null): string {
  return moment === null ? '' : ` since ${moment}`;
}

function lowered(words: string): string {
  return words.slice(0, 1).toLowerCase() + words.slice(1);
}

function newWords(unseen: CellDrift['unseen'], { current }: CellDrift): string {
  const rows = unseen.reduce((sum, value) => sum + value.rows, 0);
  const names = valueNames(
    unseen.map(({ value }) => value),
    'new values',
  );
  const share = `${shareWords(rows / current.n)} of rows`;
  if (unseen.length > 2) return `${names}: ${share}`;
  return `${names} ${unseen.length === 1 ? 'is' : 'are'} new: ${share}`;
}

function missingWords({ missing }: CellDrift): string {
  const more = missing.current > missing.reference ? 'More' : 'Fewer';
  return `${more} missing: ${shareWords(missing.current)}, from ${shareWords(missing.reference)}`;
}

function movedWords({ column, drift }: VerdictQuestion): string {
  return column.kind === 'values'
    ? changedValue(drift, column.values ?? [])
    : movedNumbers(drift, column.kind === 'text');
}

function changedValue({ reference, current }: CellDrift, values: readonly string[]): string {
  const cell = largestChange(reference, current);
  const [then, now] = [reference.counts[cell]! / reference.n, current.counts[cell]! / current.n];
  const value = values[cell];
  const name = value === undefined ? 'Rarer values' : quoted(value);
  if (now === 0) return `${name} ${value === undefined ? 'are' : 'is'} gone: was ${shareWords(then)} of rows`;
  return `${name} ${now > then ? 'up' : 'down'} to ${shareWords(now)} of rows, from ${shareWords(then)}`;
}

/** Below it a shift is called slight. */
const SLIGHT_SIGMAS = 0.1;

function movedNumbers({ reference, current, distance }: CellDrift, isText: boolean): string {
  const [sigma, from, to] = [reference.deviation, reference.mean, current.mean];
  if (from === null || to === null) return 'Changed';
  if (!sigma) return `Was always ${amountWords(from)}, varies`;
  const shift = (to - from) / sigma;
  const isUp = shift > 0;
  if (isText && Math.abs(shift) >= SLIGHT_SIGMAS)
    return `Texts ${isUp ? 'longer' : 'shorter'}: ${amountWords(to)} characters on average, from ${amountWords(from)}`;
  const times = otherUnit(from, to);
  if (times && Math.abs(shift) >= 1) return `${times}: another unit?`;
  if (Math.abs(shift) >= (distance?.value ?? 0) / 2) {
    if (Math.abs(shift) < SLIGHT_SIGMAS) return isUp ? 'Slight rise' : 'Slight fall';
    return `Shifted ${isUp ? 'up' : 'down'} by ${sigmaWords(shift)}`;
  }
  const spread = (current.deviation ?? 0) / sigma;
  if (spread === 0) return `Always ${amountWords(to)}`;
  if (spread >= 1.15) return `Spread out: σ ${amountWords(spread)} times as large`;
  if (spread <= 0.87) return `Drawn together: σ ${amountWords(spread)} times as large`;
  return 'Another shape';
}

/** Factors between units that are often mixed up. */
const UNITS = [10, 60, 100, 1000, 3600, 1_000_000];

function otherUnit(from: number, to: number): string | null {
  const ratio = to / from;
  if (!(ratio > 0)) return null;
  const [size, words] = ratio >= 1 ? [ratio, 'large'] : [1 / ratio, 'small'];
  const unit = UNITS.find((each) => Math.abs(Math.log(size / each)) < 0.05);
  return unit === undefined ? null : `About ${String(unit)} times as ${words}`;
}
