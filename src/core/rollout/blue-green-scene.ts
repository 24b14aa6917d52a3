import { Problem } from '../kernel/problem.ts';
import type { Random } from '../kernel/random.ts';
import type { BlueGreenSettings, SwitchRoute } from './blue-green-settings.ts';
import type { AnswerKind, Answering } from './environment.ts';
import { cellsOf, isHarm } from './replay-cells.ts';
import { CHALLENGER_WRONG, CHAMPION_WRONG, type Replay } from './replay.ts';
import type { RolloutQuestion } from './rollout-question.ts';
import { serviceSpread, type ServiceSpread } from './service-spread.ts';
import { requestsBetween, type RateProfile } from './traffic.ts';

/** Chances of what a request shows, by the bits of both models wrong and of a mismatch. */
type Chances = Float64Array;

/** A switch made ready for any number of runs. Times in ms. */
export interface BlueGreenScene {
  settings: BlueGreenSettings;
  route: SwitchRoute;
  traffic: RateProfile;
  tickMs: number;
  horizonMs: number;
  /** How long an environment stays ready after a switch and after a switch back; null: for ever. */
  standbyMs: number | null;
  abortStandbyMs: number | null;
  time: Record<Answering, ServiceSpread>;
  before: Chances;
  /** With what is planted. */
  planted: Chances;
  plantedMs: number;
}

/** Requests of a run, at most. */
const MOST_REQUESTS = 5_000_000;

/** The rows come at random, each as often as any other. Throws Problem "rollout.tooManyRequests". */
export function blueGreenScene(
  question: Pick<RolloutQuestion, 'plan' | 'traffic' | 'horizonMs' | 'service' | 'planted'>,
  replay: Replay,
  settings: BlueGreenSettings,
  route: SwitchRoute,
): BlueGreenScene {
  const { plan, traffic, horizonMs, service, planted } = question;
  const rows = replay.states.length;
  const requests = requestsBetween(traffic, 0, horizonMs);
  if (requests > MOST_REQUESTS) {
    throw new Problem({
      code: 'rollout.tooManyRequests',
      message: 'So many requests are not played one by one.',
      expected: `at most ${MOST_REQUESTS.toLocaleString('en-US')}`,
      found: Math.round(requests).toLocaleString('en-US'),
      fix: 'Let the simulation end earlier, or set a lower rate.',
    });
  }
  return {
    ...{ settings, route, traffic, horizonMs, tickMs: plan.tickMs },
    standbyMs: plan.policy.scaleDownDelayMs,
    abortStandbyMs: plan.policy.abortScaleDownDelayMs,
    time: { champion: serviceSpread(service.champion), challenger: serviceSpread(service.challenger) },
    before: failing(cellsOf(replay, 0, rows, null).chances, service),
    planted: failing(cellsOf(replay, 0, rows, planted).chances, service),
    plantedMs: planted?.fromMs ?? Infinity,
  };
}

/** Requests without an answer count as wrong, by chance in either version. */
function failing(chances: Chances, { champion, challenger }: RolloutQuestion['service']): Chances {
  const all = new Float64Array(chances.length);
  chances.forEach((chance, bits) => {
    for (const [a, first] of [champion.failureRate, 1 - champion.failureRate].entries())
      for (const [b, second] of [challenger.failureRate, 1 - challenger.failureRate].entries())
        all[bits | (a === 0 ? CHAMPION_WRONG : 0) | (b === 0 ? CHALLENGER_WRONG : 0)]! +=
          chance * first * second;
  });
  return all;
}

/** Share of wrong answers at a time. */
export function wrongShare(scene: BlueGreenScene, who: Answering, atMs: number): number {
  const bit = who === 'champion' ? CHAMPION_WRONG : CHALLENGER_WRONG;
  return chancesAt(scene, atMs).reduce((sum, chance, bits) => ((bits & bit) === 0 ? sum : sum + chance), 0);
}

/** What the answer to a request will be. */
export function drawAnswer(scene: BlueGreenScene, who: Answering, atMs: number, random: Random): AnswerKind {
  const chances = chancesAt(scene, atMs);
  let left = random.uniform();
  let bits = 0;
  while (bits < chances.length - 1 && left >= chances[bits]!) left -= chances[bits++]!;
  if (who === 'champion') return (bits & CHAMPION_WRONG) === 0 ? 0 : 1;
  if ((bits & CHALLENGER_WRONG) === 0) return 0;
  return isHarm(bits) ? 2 : 1;
}

function chancesAt({ before, planted, plantedMs }: BlueGreenScene, atMs: number): Chances {
  return atMs >= plantedMs ? planted : before;
}
