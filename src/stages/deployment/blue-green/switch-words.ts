import type {
  BlueGreenAction,
  BlueGreenFigures,
  BlueGreenFrame,
  EnvironmentPhase,
} from '../../../core/rollout/blue-green-run.ts';
import type { BlueGreenSettings } from '../../../core/rollout/blue-green-settings.ts';
import type { RunRange } from '../../../core/rollout/compare-switching.ts';
import { formatCount, formatDuration, formatNumber } from '../../../ui/format.ts';
import { sinceWords } from '../simulate/plan-words.ts';

export const SWITCH_ACTIONS: Record<BlueGreenAction, string> = {
  switch: 'Switch',
  switchBack: 'Switch back',
  scaleDown: 'Scale down standby',
  nextRelease: 'Next release',
};

export const PHASE_WORDS: Record<EnvironmentPhase, string> = {
  stopped: 'stopped',
  starting: 'starting',
  standby: 'standing by',
  serving: 'answering',
  draining: 'finishing what it has',
};

export const WAY_WORDS: Readonly<Record<string, string>> = {
  atOnce: 'At once',
  gradual: 'Gradually',
  canary: 'As a canary',
};

/** "5 min", and within a look "5 min + 40 ms". */
export function momentWords(atMs: number, tickMs: number): string {
  const rest = atMs % tickMs;
  const whole = sinceWords(atMs - rest);
  return rest === 0 ? whole : `${whole} + ${formatDuration(rest)}`;
}

/** What a run comes to; `standbyMs`: how long the old version stands by, null for ever. */
export function switchFigures(
  { switched, back, cut, wrongByNew, harmed, bothMs, serverMs }: BlueGreenFigures,
  { startMs, noticedBy }: BlueGreenSettings,
  standbyMs: number | null,
) {
  const standby = standbyMs === null ? 'for ever' : `for ${formatDuration(standbyMs)}`;
  return [
    switched
      ? {
          label: 'Under way at the switch',
          value: formatCount(switched.inFlight),
          more: `${formatNumber(switched.expected, 3)} to be expected: rate × mean time`,
        }
      : {
          label: 'Under way at the switch',
          value: null,
          reason: 'the old one always kept some traffic',
        },
    {
      label: 'Cut off',
      value: formatCount(cut),
      more: cut === 0 ? 'all were finished in time' : 'not finished in the time allowed',
    },
    {
      label: 'Answered wrong by the new version',
      value: formatCount(wrongByNew),
      more: `${formatCount(harmed)} would have been right before`,
    },
    backFigure(back, startMs, noticedBy, standby),
    {
      label: 'Both running',
      value: formatDuration(bothMs),
      more: `${formatCount(serverMs / 60_000)} server-minutes in all`,
    },
  ];
}

function backFigure(
  back: BlueGreenFigures['back'],
  startMs: number,
  noticedBy: BlueGreenSettings['noticedBy'],
  standby: string,
) {
  const more = `the old one stands by ${standby}; after that ${formatDuration(startMs)} to start it`;
  const label = 'Time to switch back';
  if (!back)
    return {
      ...{ label, more, value: null },
      reason: noticedBy === 'nobody' ? 'nobody looks' : 'nothing was noticed',
    };
  if (back.tookMs === null) return { label, more, value: null, reason: 'not before the end' };
  return { label, more, value: back.tookMs === 0 ? 'at once' : formatDuration(back.tookMs) };
}

/** The picture in words. */
export function pictureWords(frame: BlueGreenFrame, tickMs: number): string {
  const lane = (name: 'blue' | 'green'): string => {
    const { version, phase, share, inFlight } = frame[name];
    return `${name === 'blue' ? 'Blue' : 'Green'} has version ${String(version)}, ${PHASE_WORDS[phase]}, ${String(share)}% of the traffic and ${formatCount(inFlight)} requests under way.`;
  };
  return `At ${momentWords(frame.atMs, tickMs)}: ${lane('blue')} ${lane('green')} ${frame.why}`;
}

/** "1,240 (1,180–1,300)": mean, and where 90% of the runs lie. */
export function rangeWords({ mean, p5, p95 }: RunRange): string {
  const round = (value: number): string => (mean < 10 ? formatNumber(value, 2) : formatCount(value));
  return p5 === p95 ? round(mean) : `${round(mean)} (${round(p5)}–${round(p95)})`;
}

/** How it is run, in a sentence or two. */
export function runWords(
  settings: BlueGreenSettings,
  { perSecond, horizonMs, isAssumed }: { perSecond: number; horizonMs: number; isAssumed: boolean },
): string {
  const { servers, drainMs, switchAtMs, movePercent, noticedBy, noticeMs } = settings;
  const notice = {
    nobody: 'Nobody looks at its answers',
    person: `If it is worse, a person notices ${formatDuration(noticeMs)} after its first traffic`,
    limit: `Above the limit on wrong answers it goes back${noticeMs > 0 ? ` ${formatDuration(noticeMs)} later` : ' at once'}`,
  }[noticedBy];
  const when = switchAtMs === null ? 'Only you switch' : `Switched at ${sinceWords(switchAtMs)}`;
  const how = movePercent >= 100 ? 'all at once' : `${String(movePercent)}% at each look`;
  return `${String(servers)} servers in each environment, ${formatNumber(perSecond)} requests a second${isAssumed ? ', which is assumed' : ''}, until ${sinceWords(horizonMs)}. ${when}, ${how}; the old one has ${formatDuration(drainMs)} to finish. ${notice}. Requests draw logged rows at random and wait for no server.`;
}
