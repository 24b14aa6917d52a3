import type { Digest } from '../../../core/kernel/objects.ts';
import { MODEL_STAGES } from '../../../core/registry/registry.ts';
import { liveAt, stageAt, type StagePeriod } from '../../../core/registry/stage-history.ts';
import { formatDateTime, formatDuration } from '../../../ui/format.ts';

/** Who had which stage at a time, as sentences: production first, what was retired left out. */
export function stagesAtWords(
  periods: readonly StagePeriod[],
  atMs: number,
  nameOf: (model: Digest) => string,
): readonly string[] {
  const live = liveAt(periods, atMs);
  const first = live
    ? `${nameOf(live.model)} was in production, since ${formatDateTime(live.fromMs)}.`
    : 'Nothing was in production.';
  const others = MODEL_STAGES.filter((stage) => stage !== 'production' && stage !== 'retired').flatMap(
    (stage) => {
      const models = [...new Set(periods.map(({ model }) => model))];
      const names = models.filter((model) => stageAt(periods, model, atMs)?.stage === stage).map(nameOf);
      return names.length === 0 ? [] : [`In ${stage}: ${names.join(', ')}.`];
    },
  );
  return [first, ...others];
}

/** The whole timeline for those who do not see it. */
export function timelineWords(
  periods: readonly StagePeriod[],
  nowMs: number,
  nameOf: (model: Digest) => string,
): string {
  const live = periods.filter(({ stage }) => stage === 'production');
  if (live.length === 0) return 'No model was in production so far.';
  return live
    .map(({ model, fromMs, toMs }) => {
      const long = formatDuration((toMs ?? nowMs) - fromMs);
      const until = toMs === null ? 'and is now' : `until ${formatDateTime(toMs)}`;
      return `${nameOf(model)} was in production from ${formatDateTime(fromMs)} ${until}, ${long}.`;
    })
    .join(' ');
}
