import { Problem } from '../kernel/problem.ts';
import type { Random } from '../kernel/random.ts';
import type { BlueGreenSettings, SwitchRoute } from './blue-green-settings.ts';
import type { AnswerKind, Answering, AnswerOdds } from './environment.ts';
import { cellsOf, isHarm } from './replay-cells.ts';
import { CHALLENGER_WRONG, CHAMPION_WRONG, type Replay } from './replay.ts';
import type { RolloutQuestion } from './rollout-question.ts';
import { serviceSpread, type ServiceSpread } from './service-spread.ts';
import { requestsBetween, type RateProfile } from './traffic.ts';

type OddsOfBoth = Readonly<Record<Answering, AnswerOdds>>;

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
  before: OddsOfBoth;
  /** With what is planted. */
  planted: OddsOfBoth;
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
    before: oddsOf(cellsOf(replay, 0, rows, null).chances, service),
    planted: oddsOf(cellsOf(replay, 0, rows, planted).chances, service),
    plantedMs: planted?.fromMs ?? Infinity,
  };
}

/** Requests without an answer count as wrong, by chance in either version. */
function oddsOf(
  chances: Float64Array,
  { champion, challenger }: Pick<RolloutQuestion, 'service'>['service'],
): OddsOfBoth {
  const share = (of: (bits: number) => boolean): number =>
    chances.reduce((sum, chance, bits) => (of(bits) ? sum + chance : sum), 0);
  const championWrong = share((bits) => (bits & CHAMPION_WRONG) !== 0);
  const challengerWrong = share((bits) => (bits & CHALLENGER_WRONG) !== 0);
  const [a, b] = [champion.failureRate, challenger.failureRate];
  const harmed = (1 - a) * ((1 - b) * share(isHarm) + b * (1 - championWrong));
  return {
    champion: { wrong: a + (1 - a) * championWrong, harmed: 0 },
    challenger: { wrong: b + (1 - b) * challengerWrong, harmed },
  };
}

export function oddsAt({ before, planted, plantedMs }: BlueGreenScene, atMs: number): OddsOfBoth {
  return atMs >= plantedMs ? planted : before;
}

/** What the answer to a request will be. */
export function drawAnswer({ wrong, harmed }: AnswerOdds, random: Random): AnswerKind {
  const drawn = random.uniform();
  if (drawn >= wrong) return 0;
  return drawn < harmed ? 2 : 1;
}
