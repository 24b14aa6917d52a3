import type { ArmCounts } from '../harm/rate-tests.ts';
import { COUNT, type RolloutLedger } from './rollout-ledger.ts';
import type { Signal } from './rollout-question.ts';
import { comparedWeight, isTelling, type TrafficStage } from './rollout-stages.ts';
import type { StageCounts } from './stage-tests.ts';

/** What a controller can see of a run at a look. */
export interface SeenTraffic {
  ledger: RolloutLedger;
  stages: readonly TrafficStage[];
  /** Beats until a wrong answer is known. */
  delay: number;
  /** Users are the unit: what one of them meets again and again is one piece of evidence. */
  isByUser: boolean;
}

/** What is a share of requests. */
export type RateSignal = Exclude<Signal, 'latencyP99' | 'none'>;
/** What both arms have, so that they can be held against each other. */
export type HarmSignal = Exclude<RateSignal, 'mismatch'>;

/** Bad events are counted, also where the metric is of good ones. */
interface Fields {
  challenger: number;
  mirrored: number;
  control: number;
  isDelayed: boolean;
}
const WRONG: Fields = {
  challenger: COUNT.challengerWrong,
  mirrored: COUNT.mirroredWrong,
  control: COUNT.controlWrong,
  isDelayed: true,
};
const FAILED: Fields = {
  challenger: COUNT.challengerFailed,
  mirrored: COUNT.mirroredFailed,
  control: COUNT.controlFailed,
  isDelayed: false,
};

function fieldsOf(signal: HarmSignal): Fields {
  return signal === 'wrong' || signal === 'right' ? WRONG : FAILED;
}

/** Of the last beats that are known: the challenger with what it was shown, and what it is held against. */
export function windowCounts(
  { ledger, delay }: SeenTraffic,
  signal: RateSignal,
  beats: number,
  end = ledger.beats,
): ArmCounts {
  if (signal === 'mismatch') {
    const of = (count: number): number => ledger.between(count, end - beats, end);
    const n = of(COUNT.challenger) + of(COUNT.mirrored);
    return { challenger: { events: of(COUNT.mismatches), n }, champion: { events: 0, n } };
  }
  const fields = fieldsOf(signal);
  const to = end - (fields.isDelayed ? delay : 0);
  const of = (count: number): number => ledger.between(count, to - beats, to);
  return {
    challenger: {
      events: of(fields.challenger) + of(fields.mirrored),
      n: of(COUNT.challenger) + of(COUNT.mirrored),
    },
    champion: { events: of(fields.control), n: of(COUNT.control) },
  };
}

/**
 * Of each stage in which both arms have traffic or one is shown the other's, what is known of it. Where the challenger only
 * looks on, its answers and the champion's are of the same requests: then the evidence is that of pairs. Where users are the
 * unit each counts until the first wrong answer: requests of one user err alike, and would pass for many.
 */
export function stageCounts(
  { ledger, stages, delay, isByUser }: SeenTraffic,
  signal: HarmSignal,
): StageCounts[] {
  const fields = fieldsOf(signal);
  const known = ledger.beats - (fields.isDelayed ? delay : 0);
  return stages.filter(isTelling).map((stage) => {
    const of = (count: number): number => ledger.between(count, stage.from, Math.min(stage.to, known));
    if (stage.challenger === 0) {
      return {
        challenger: { events: of(fields.mirrored), n: of(COUNT.mirrored) },
        champion: { events: of(fields.control), n: of(COUNT.control) },
        events: fields === WRONG ? pairsOf(of) : null,
      };
    }
    const byUser = isByUser && fields === WRONG;
    const challenger = byUser
      ? { events: of(COUNT.challengerUsersWrong), n: of(COUNT.challengerUsers) }
      : { events: of(fields.challenger), n: of(COUNT.challenger) };
    const champion = byUser
      ? { events: of(COUNT.controlUsersWrong), n: of(COUNT.controlUsers) }
      : { events: of(fields.control), n: of(COUNT.control) };
    const weight = comparedWeight(stage);
    return {
      challenger,
      champion,
      events: { weight, challenger: challenger.events, champion: champion.events },
    };
  });
}

/** Requests since the first stage that one of the two alone got wrong. */
export function pairCounts({ ledger, stages, delay }: SeenTraffic): ReturnType<typeof pairsOf> {
  const from = stages[0]?.from ?? 0;
  return pairsOf((count) => ledger.between(count, from, ledger.beats - delay));
}

function pairsOf(of: (count: number) => number): { weight: number; challenger: number; champion: number } {
  return { weight: 0.5, challenger: of(COUNT.onlyChallengerWrong), champion: of(COUNT.onlyChampionWrong) };
}
