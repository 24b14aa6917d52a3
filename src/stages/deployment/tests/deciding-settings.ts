import type { FailureRule } from '../../../core/harm/failed-checks.ts';
import type { DecisionTraffic } from '../../../core/harm/harm-tests.ts';
import type { CalibrationQuestion } from '../../../core/harm/test-calibration.ts';

/** What the screen is set to; shares are fractions. */
export interface DecidingSettings extends Record<NumberName, number> {
  rule: FailureRule;
}

export interface NumberLimits {
  usual: number;
  low: number;
  high: number;
  whole?: boolean;
}

/** Of both the fields and what an address may say. */
export const LIMITS = {
  perSecond: { usual: 50, low: 0.01, high: 100_000 },
  weight: { usual: 0.05, low: 0.001, high: 0.999 },
  rate: { usual: 0.01, low: 0.00001, high: 0.9 },
  rise: { usual: 0.005, low: 0.00001, high: 0.9 },
  alpha: { usual: 0.05, low: 0.0001, high: 0.5 },
  minutes: { usual: 60, low: 1, high: 20_160 },
  looks: { usual: 60, low: 1, high: 240, whole: true },
  runs: { usual: 2000, low: 200, high: 20_000, whole: true },
  /** Of the sample size: the chance to find the rise, and one or both sides. */
  power: { usual: 0.8, low: 0.5, high: 0.999 },
  sides: { usual: 1, low: 1, high: 2, whole: true },
  /** Of a controller's limit: how far above the champion's rate it lies, and how many failures end it. */
  above: { usual: 0.0025, low: 0, high: 0.9 },
  failures: { usual: 1, low: 1, high: 50, whole: true },
  /** Counts typed in. */
  challengerSeen: { usual: 530, low: 0, high: 1e9, whole: true },
  championSeen: { usual: 9470, low: 0, high: 1e9, whole: true },
  onlyChallenger: { usual: 24, low: 0, high: 1e6, whole: true },
  onlyChampion: { usual: 11, low: 0, high: 1e6, whole: true },
} as const satisfies Readonly<Record<string, NumberLimits>>;

export type NumberName = keyof typeof LIMITS;
const NAMES = Object.keys(LIMITS) as NumberName[];

const RULES: readonly FailureRule[] = ['cumulative', 'consecutive', 'hold'];

/** The settings that an address says; what is left out or cannot be read is as usual. */
export function settingsIn(query: Readonly<Record<string, string>>): DecidingSettings {
  const numbers = Object.fromEntries(
    NAMES.map((name) => [name, within(query[name], LIMITS[name])]),
  ) as unknown as Record<NumberName, number>;
  return { ...numbers, rule: RULES.find((rule) => rule === query['rule']) ?? 'cumulative' };
}

/** The words of an address that say them; null where a setting is as usual. */
export function wordsOf(settings: DecidingSettings): Record<string, string | null> {
  const words: Record<string, string | null> = {
    rule: settings.rule === 'cumulative' ? null : settings.rule,
  };
  for (const name of NAMES)
    words[name] = settings[name] === LIMITS[name].usual ? null : String(settings[name]);
  return words;
}

/** What decides which tests are valid. A rise beyond all requests is cut off there. */
export function trafficIn({ perSecond, weight, rate, minutes, looks }: DecidingSettings): DecisionTraffic {
  return { perSecond, weight, rate, looks, lookMs: (minutes * 60_000) / looks, isPaired: false };
}

/** What is simulated: always the same for the same settings. */
export function questionIn(settings: DecidingSettings): CalibrationQuestion {
  const { rate, rise, alpha, runs } = settings;
  const { isPaired: _notHere, ...traffic } = trafficIn(settings);
  return { ...traffic, rise: Math.min(rise, 1 - rate), alpha, runs, seed: 1 };
}

function within(text: string | undefined, { usual, low, high, whole = false }: NumberLimits): number {
  const value = text === undefined || text.trim() === '' ? NaN : Number(text);
  return value >= low && value <= high && (!whole || Number.isInteger(value)) ? value : usual;
}
