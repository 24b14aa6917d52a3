import { bestJump, onsetRange } from '../drift/onset-range.ts';
import { driftShape, type DriftShape, type ShapeEvidence } from '../drift/drift-shape.ts';
import type { Period } from './log.ts';
import { FEWEST_WINDOWS } from './no-change.ts';
import type { Series } from './signal.ts';
import { keptLevels, levelsOfSeries, type KeptLevels } from './stream-level.ts';

/** That a signal changed, and when. All times in ms. */
export interface SignalChange {
  /** Start of the likeliest window at which it began. */
  atMs: number;
  /** It began no earlier and no later (95%): the start of the first window that may be it, the end of the last. */
  earliestMs: number;
  latestMs: number;
  /** When it had arrived at its new level: for a jump, as `atMs`. */
  arrivedMs: number;
  /** When it went back; null where it did not, or went to and fro. */
  endMs: number | null;
  shape: Exclude<DriftShape, 'none'>;
  /** Levels. */
  from: number;
  to: number;
  /** How much better than no change it is, in units of the Bayesian information criterion: above 10 is strong. */
  strength: number;
  /** Mean length of its windows. */
  everyMs: number;
}

/** "tooFew": fewer than 8 windows have a value. */
export type ChangeAnswer = SignalChange | 'none' | 'tooFew';

/** Many signals are looked at, so that only strong evidence counts. */
const STRONG = 10;
const MOST_WINDOWS = 400;
/** One window that strays is no change. */
const SHORTEST_SPELL = 2;

/** Whether and when a signal changed, by the shape that fits it best. O(windows^2) up to 400 windows. */
export function signalChange(series: Series, windows: readonly Period[]): ChangeAnswer {
  const levels = levelsOfSeries(series, windows, MOST_WINDOWS);
  const fit = keptLevels(levels);
  if (fit.kept.length < FEWEST_WINDOWS) return 'tooFew';
  const { evidence } = driftShape(fit);
  const none = evidence.find(({ shape }) => shape === 'none');
  const best = finest(evidence[0], fit);
  if (!best || !none || best.shape === 'none') return 'none';
  const strength = none.bic - best.bic;
  if (!(strength >= STRONG)) return 'none';
  const place = (at: number): Period => levels[fit.kept[at]!]!;
  const startOf = (at: number): number =>
    at < fit.kept.length ? place(at).fromMs : place(fit.kept.length - 1).toMs;
  const [first, second, third] = best.changes;
  if (best.shape === 'recurrent' && second! - first! < SHORTEST_SPELL) return 'none';
  const onset = onsetRange(fit, best);
  return {
    shape: best.shape,
    atMs: startOf(onset.at),
    // Between windows without a value it may have been at any time.
    earliestMs: place(onset.earliest - 1).toMs,
    latestMs: place(onset.latest).toMs,
    arrivedMs:
      best.shape === 'gradual' && second !== undefined
        ? startOf(Math.max(onset.at, second))
        : startOf(onset.at),
    endMs: best.shape === 'recurrent' && second !== undefined && third === undefined ? startOf(second) : null,
    from: best.fitted.from,
    to: best.fitted.to,
    strength,
    everyMs: (windows.at(-1)!.toMs - windows[0]!.fromMs) / windows.length,
  };
}

/** A short slope where the shapes were tried at steps may be a jump between them: that is one parameter less. */
function finest(best: ShapeEvidence | undefined, fit: KeptLevels): ShapeEvidence | undefined {
  if (best?.shape !== 'gradual') return best;
  const { at, fitted } = bestJump(fit);
  const windows = Math.log(fit.kept.length);
  if (fitted.left > best.fitted.left + windows) return best;
  return { shape: 'sudden', bic: best.bic + fitted.left - best.fitted.left - windows, changes: [at], fitted };
}
