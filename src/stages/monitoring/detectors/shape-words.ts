import type { DriftShape, ShapeAnswer, ShapeEvidence } from '../../../core/drift/drift-shape.ts';
import type { LevelWindow } from '../../../core/monitor/stream-level.ts';

export const SHAPE_WORDS: Readonly<Record<DriftShape, { name: string; words: string }>> = {
  none: { name: 'No change', words: 'One level throughout.' },
  sudden: { name: 'Sudden', words: 'One jump from a level to another.' },
  gradual: { name: 'Gradual or incremental', words: 'A move that takes a while.' },
  recurrent: { name: 'Recurrent', words: 'There and back, once or again and again.' },
};

/** The title of the answer. */
export function shapeTitle({ shape, evidence }: ShapeAnswer): string {
  if (shape !== 'unsure') return SHAPE_WORDS[shape].name;
  return evidence.length === 0 ? 'Unsure: too few windows' : 'Unsure';
}

/** Why it is this one. */
export function shapeReason({ shape, evidence }: ShapeAnswer): string {
  const [best, next] = evidence;
  if (!best || !next)
    return 'With fewer than 8 windows that have values, a jump, a slope and a spell cannot be told apart. Shorter windows, or a longer log, may tell.';
  const apart = (next.bic - best.bic).toFixed(1);
  const [first, second] = [SHAPE_WORDS[best.shape].name, SHAPE_WORDS[next.shape].name];
  if (shape === 'unsure')
    return `“${first}” fits best, but only ${apart} better than “${second}”; it takes 4 to say so.`;
  if (shape === 'none') return 'No change fits so much better that it is worth its parameters.';
  const more =
    shape === 'gradual'
      ? ' Gradual (old and new mixed) and incremental (one slides into the other) cannot be told apart by a level alone.'
      : '';
  return `It fits ${apart} better than the next, “${second}”.${more}`;
}

/** The dates at which a shape changes. `kept`: by place of the fit, the level it is of. */
export function changeWords(
  { shape, changes }: ShapeEvidence,
  kept: readonly number[],
  levels: readonly LevelWindow[],
  moment: (ms: number) => string,
): string {
  const dates = changes.map((change) => {
    const level = levels[kept[change] ?? -1];
    return level ? moment(level.fromMs) : 'the end';
  });
  if (dates.length === 0) return '–';
  if (shape === 'gradual') return `${dates[0]!} to ${dates[1]!}`;
  const shown = dates.slice(0, 6).join(', ');
  return dates.length > 6 ? `${shown} and ${String(dates.length - 6)} more` : shown;
}
