import { standing, type Annotation } from '../labels/labeling.ts';
import type { AgreementAim, Judged } from './anytime-agreement.ts';

/** Which of two different answers is right, as a person says who does not know whose they are. */
export type Verdict = 'champion' | 'challenger' | 'both' | 'neither' | 'unsure';

/** How disagreements are judged. */
export interface JudgingAim extends AgreementAim {
  /** Of the order of rows, and of who stands first in each. */
  seed: number;
}

export const JUDGING_AIM: JudgingAim = { alpha: 0.05, margin: 0.1, seed: 1 };

/** What a person said, by the places of the answers on the screen. */
export type Said = 'a' | 'b' | 'both' | 'neither' | 'unsure';
export const SAID: readonly Said[] = ['a', 'b', 'both', 'neither', 'unsure'];

/** Place of a row in the random order that disagreements are judged in; a rule that takes rows away moves no other. */
export function drawnPlace(row: number, seed: number): number {
  return mixed(row, seed, 0x5eed);
}

/** Whether the challenger's answer stands first, drawn for each row. */
export function isChallengerFirst(row: number, seed: number): boolean {
  return mixed(row, seed, 0xabba) % 2 === 1;
}

/** Whose answer somebody means; the other way round as well (see saidOf). */
export function verdictOf(said: Said, row: number, seed: number): Verdict {
  if (said !== 'a' && said !== 'b') return said;
  return (said === 'a') === isChallengerFirst(row, seed) ? 'challenger' : 'champion';
}

export function saidOf(verdict: Verdict, row: number, seed: number): Said {
  return SAID.find((said) => verdictOf(said, row, seed) === verdict)!;
}

export interface Settled {
  row: number;
  /** null where people contradict each other. */
  verdict: Verdict | null;
  people: number;
  /** When it was judged first. */
  atMs: number;
}

/**
 * What stands of each row, in the order in which they were judged. Who cannot say leaves it to the others. `rows`: those
 * that still differ; verdicts on others do not count.
 */
export function settledVerdicts(
  annotations: readonly Annotation[],
  rows: ReadonlySet<number>,
): readonly Settled[] {
  const byRow = new Map<number, Annotation[]>();
  for (const annotation of standing(annotations)) {
    const { row, what } = annotation.body;
    if (what !== 'label' || !rows.has(row)) continue;
    const there = byRow.get(row);
    if (there) there.push(annotation);
    else byRow.set(row, [annotation]);
  }
  return [...byRow]
    .map(([row, said]) => ({
      row,
      verdict: agreedOn(said.map(({ body }) => body.value as Verdict)),
      people: said.length,
      atMs: Math.min(...said.map(({ atMs }) => atMs)),
    }))
    .sort((a, b) => a.atMs - b.atMs || a.row - b.row);
}

function agreedOn(verdicts: readonly Verdict[]): Verdict | null {
  const sure = new Set(verdicts.filter((verdict) => verdict !== 'unsure'));
  if (sure.size > 1) return null;
  return [...sure][0] ?? 'unsure';
}

/** Rows with a winner: the others do not count for who is better. */
export function judgedOf(settled: readonly Settled[]): Judged {
  const count = (wanted: Verdict): number =>
    settled.reduce((sum, { verdict }) => sum + Number(verdict === wanted), 0);
  return { champion: count('champion'), challenger: count('challenger') };
}

/** A hash of 32 bits (the finalizer of MurmurHash3), the same everywhere. */
function mixed(row: number, seed: number, salt: number): number {
  let h = (Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(seed ^ salt, 0x85ebca6b)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
