import type { StripPart } from '../../../charts/drift-cells/drift-strip-geometry.ts';
import { momentScaleOf, momentWords } from '../../../core/drift/moment-words.ts';
import type { DriftBoard } from './drift-board.svelte.ts';

/** "past its band in 12 of 34 parts of time, first from 14 Jun". */
export function stripWords({ profile, parts }: DriftBoard, strip: readonly StripPart[]): string {
  const told = strip.filter(({ distance }) => distance !== null);
  if (told.length === 0) return 'too little data in each part of time';
  if (told.every(({ limit }) => limit === null)) return 'its band is still to come';
  const isPast = ({ distance, limit }: StripPart): boolean =>
    distance !== null && limit !== null && distance > limit;
  const past = strip.filter(isPast).length;
  if (past === 0) return `within its band in all ${String(told.length)} parts of time`;
  const first = parts[strip.findIndex(isPast)]!;
  const moment = momentWords(profile.windows[first.from]!.fromMs, momentScaleOf(profile.windows));
  return `past its band in ${String(past)} of ${String(told.length)} parts of time, first from ${moment}`;
}
