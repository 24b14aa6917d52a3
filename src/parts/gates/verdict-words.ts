import type { TargetTerms, Verdict, VerdictState } from '../../core/brief/target.ts';
import type { Judged } from '../../session/targets.svelte.ts';
import { formatPlural } from '../../ui/format.ts';
import { boundAmount, boundWords } from './target-words.ts';

/** Each state in a word, with the colour that goes with it. */
export const VERDICT_WORDS: Readonly<
  Record<VerdictState, { word: string; tone: 'good' | 'bad' | 'warn' | 'plain' }>
> = {
  pass: { word: 'pass', tone: 'good' },
  fail: { word: 'fail', tone: 'bad' },
  inconclusive: { word: 'inconclusive', tone: 'warn' },
  notMeasured: { word: 'not measured', tone: 'plain' },
};

/** The line below a figure: "target 85%", "at most 5 pt", and why it is undecided where it is. */
export function gateWords(terms: TargetTerms, verdict: Verdict | null): string {
  const bound = terms.direction === 'atLeast' ? `target ${boundAmount(terms)}` : boundWords(terms);
  if (!verdict) return `${bound}: measuring …`;
  return verdict.why === '' ? bound : `${bound}: ${verdict.why}`;
}

/** For `Figure`: whether it is met; null where that is not decided. */
export function isMet(verdict: Verdict | null): boolean | null {
  return verdict?.state === 'pass' ? true : verdict?.state === 'fail' ? false : null;
}

export type StateCounts = Readonly<Record<VerdictState | 'waiting', number>>;

export function stateCounts(judged: readonly Judged[]): StateCounts {
  const counts = { pass: 0, fail: 0, inconclusive: 0, notMeasured: 0, waiting: 0 };
  for (const { verdict } of judged) counts[verdict?.state ?? 'waiting']++;
  return counts;
}

/** What matters most of several gates: "1 gate fails", "2 gates open", "all 3 pass". */
export function countWords({ pass, fail, inconclusive, notMeasured, waiting }: StateCounts): string {
  if (fail > 0) return `${formatPlural(fail, 'gate')} ${fail === 1 ? 'fails' : 'fail'}`;
  const undecided = inconclusive + notMeasured;
  if (undecided > 0) return `${formatPlural(undecided, 'gate')} undecided`;
  if (waiting > 0) return 'measuring …';
  return pass === 1 ? '1 gate passes' : `all ${String(pass)} gates pass`;
}

/** Empty where there are no gates. */
export function gateSummary(judged: readonly Judged[]): string {
  return judged.length === 0 ? '' : countWords(stateCounts(judged));
}
