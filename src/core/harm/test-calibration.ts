import type { Interval } from '../kernel/estimate.ts';
import { createRandom } from '../kernel/random.ts';
import type { Detection } from './detection.ts';
import { evidenceDetection } from './evidence-detection.ts';
import { checkFailure, failedChecks } from './failed-checks.ts';
import {
  evidenceAtEveryLook,
  groupSequential,
  kayentaAtEveryLook,
  mixtureAtEveryLook,
  pairedAtEveryLook,
  sequenceAtEveryLook,
  zAtEveryLook,
  zOnce,
  type CourseDecision,
} from './harm-decisions.ts';
import { HARM_TESTS, VALIDITY, type DecisionTraffic, type HarmTest } from './harm-tests.ts';
import { addRuns, detectionIn, requestsAtLook, type DetectionTraffic } from './simulate-detection.ts';

/** Which test can decide at this traffic? */
export interface CalibrationQuestion extends Omit<DecisionTraffic, 'isPaired'> {
  /** Smallest rise of the rate of bad events that matters; the mixture ratio is tuned to it. */
  rise: number;
  alpha: number;
  /** Simulated rollouts with and without the rise, each. */
  runs: number;
  seed: number;
}

/** A chance by look, simulated (with Wilson's 95% interval) or computed exactly (without). */
export type DetectionFigures = Detection & { interval: Interval | null };

export interface TestFigures {
  test: HarmTest;
  /** Without a rise. */
  falseAlarms: DetectionFigures;
  /** With it. */
  detection: DetectionFigures;
  /**
   * Mean number of requests spoilt by the rise before the challenger was stopped, or by the last look; 0 for pairs, which
   * are of a shadow that serves nobody.
   */
  harmed: number;
}

export interface CalibrationReport {
  figures: readonly TestFigures[];
  /** The exact e-process looked at after every event, by computation; null where there are too many events for it. */
  evidence: Detection | null;
}

export interface CalibrationPart {
  /** Runs so far, of both kinds, and in all. */
  done: number;
  total: number;
  figures: readonly TestFigures[];
}

const BLOCK = 100;

/**
 * False alarms toward harm and detection of every test, over the same simulated rollouts looked at every `lookMs`; limits
 * are computed. A part comes after every hundred runs of both kinds.
 */
export function calibrateTests(
  question: CalibrationQuestion,
  onPart: (part: CalibrationPart) => void,
): CalibrationReport {
  const decisions = harmDecisions(question);
  const tests = [...decisions.keys()];
  const made = [...decisions.values()];
  const random = createRandom(question.seed);
  const same = trafficOf(question, 0);
  const worse = trafficOf(question, question.rise);
  const [alarms, found] = [same, worse].map(() => made.map(() => new Uint32Array(question.looks)));
  const total = 2 * question.runs;
  let figures: readonly TestFigures[] = [];
  for (let done = 0; done < question.runs;) {
    const block = Math.min(BLOCK, question.runs - done);
    addRuns(alarms!, same, made, block, random);
    addRuns(found!, worse, made, block, random);
    done += block;
    figures = HARM_TESTS.map((test) => {
      const at = tests.indexOf(test);
      return at < 0
        ? limitFigures(question)
        : figuresOf(test, question, detectionIn(alarms![at]!, done), detectionIn(found![at]!, done));
    });
    onPart({ done: 2 * done, total, figures });
  }
  return { figures, evidence: exactEvidence(question) };
}

function exactEvidence(question: CalibrationQuestion): Detection | null {
  const { challenger, champion, rates, looks } = trafficOf(question, question.rise);
  const requests = challenger + champion;
  return evidenceDetection({ requests, weight: challenger / requests, rates, looks }, question.alpha);
}

/** The tests that are simulated. */
export function harmDecisions(
  question: Pick<CalibrationQuestion, 'alpha' | 'weight' | 'looks' | 'rise'>,
): Map<HarmTest, CourseDecision> {
  return new Map<HarmTest, CourseDecision>([
    ['eProcess', evidenceAtEveryLook(question)],
    ['pairedE', pairedAtEveryLook(question)],
    ['gst', groupSequential(question)],
    ['mSPRT', mixtureAtEveryLook(question, question.rise)],
    ['confSeq', sequenceAtEveryLook(question)],
    ['zOnce', zOnce(question)],
    ['zEveryLook', zAtEveryLook(question)],
    ['mannWhitney', kayentaAtEveryLook()],
  ]);
}

/** Requests of either arm between two looks, where the challenger's rate is higher by `rise`. */
export function trafficOf(
  { perSecond, weight, rate, lookMs, looks }: Omit<DecisionTraffic, 'isPaired'>,
  rise: number,
): DetectionTraffic {
  const requests = (perSecond * lookMs) / 1000;
  return {
    challenger: requests * weight,
    champion: requests * (1 - weight),
    rates: { challenger: Math.min(1, rate + rise), champion: rate },
    looks,
  };
}

/** A limit half of the rise above the champion's rate; the first failure ends it. */
function limitFigures(question: CalibrationQuestion): TestFigures {
  const limit = question.rate + question.rise / 2;
  const ended = (rise: number): DetectionFigures => {
    const { challenger, rates, looks } = trafficOf(question, rise);
    const checks = checksOfLimit(challenger, rates.challenger, limit, looks);
    return { ...failedChecks(checks, 1, 'cumulative'), interval: null };
  };
  return figuresOf('threshold', question, ended(0), ended(question.rise));
}

/** Chance at every look that more than this share of the requests since the last is bad; looks without requests pass. */
export function checksOfLimit(average: number, rate: number, most: number, looks: number): readonly number[] {
  const known = new Map<number, number>();
  return Array.from({ length: looks }, (_, look) => {
    const requests = requestsAtLook(average, look);
    const chance = known.get(requests) ?? checkFailure(requests, rate, most, 0);
    known.set(requests, chance);
    return chance;
  });
}

function figuresOf(
  test: HarmTest,
  question: CalibrationQuestion,
  falseAlarms: DetectionFigures,
  detection: DetectionFigures,
): TestFigures {
  const { challenger, rates } = trafficOf(question, question.rise);
  // It still answers between look k and the next as long as nothing was decided by look k.
  const looks = detection.byLook.slice(0, -1).reduce((sum, chance) => sum + 1 - chance, 1);
  return {
    test,
    falseAlarms,
    detection,
    harmed: VALIDITY[test].isPaired ? 0 : looks * challenger * (rates.challenger - rates.champion),
  };
}
