/** Ways to decide that a challenger does harm: those of a plan's metrics, and the plain z-test looked at once or often. */
export const HARM_TESTS = [
  'eProcess',
  'pairedE',
  'gst',
  'mSPRT',
  'confSeq',
  'zOnce',
  'zEveryLook',
  'mannWhitney',
  'threshold',
] as const;
export type HarmTest = (typeof HARM_TESTS)[number];

/** Where a test keeps what it promises. */
export interface TestValidity {
  /** Its false alarms toward harm are at most alpha, where it is valid; null: it promises none, and why. */
  promise: 'alpha' | null;
  noPromise: string | null;
  /** Bad events that either arm must be expected to have; 0: it is exact at any count. */
  minEvents: number;
  /** By when it must have them. */
  eventsBy: 'firstLook' | 'lastLook';
  /** When it may be looked at: as often as one likes, at looks planned beforehand, or once. */
  looks: 'any' | 'planned' | 'once';
  /** Both models must answer the same requests. */
  isPaired: boolean;
}

const EXACT: TestValidity = {
  promise: 'alpha',
  noPromise: null,
  minEvents: 0,
  eventsBy: 'lastLook',
  looks: 'any',
  isPaired: false,
};

/** Below so many events an arm a variance taken from them, and the normal distribution, cannot be relied on. */
const ENOUGH_EVENTS = 30;

/** Early bounds lie far out, where a share of few events is not yet normal: more are needed until it evens out. */
const ENOUGH_FOR_BOUNDS = 300;

/**
 * Measured over 30,000 simulated hours of 60 looks at alpha .05, a twentieth of the traffic for the challenger: the
 * group-sequential bounds alarm in 8.2% with 9 events an arm, 6.3% with 30, 5.8% with 90 and 5.3% with 450; one z-test in
 * 5.7% with 9 and 5.3% with 30. With a few events mSPRT and the confidence sequence call a healthy challenger better, and
 * with a few requests worse, since all of an arm being right or wrong leaves no variance.
 */
export const VALIDITY: Readonly<Record<HarmTest, TestValidity>> = {
  eProcess: EXACT,
  pairedE: { ...EXACT, isPaired: true },
  gst: { ...EXACT, minEvents: ENOUGH_FOR_BOUNDS, looks: 'planned' },
  mSPRT: { ...EXACT, minEvents: ENOUGH_EVENTS, eventsBy: 'firstLook' },
  confSeq: { ...EXACT, minEvents: ENOUGH_EVENTS, eventsBy: 'firstLook' },
  zOnce: { ...EXACT, minEvents: ENOUGH_EVENTS, looks: 'once' },
  zEveryLook: {
    ...EXACT,
    promise: null,
    noPromise: 'Every look is another chance of a false alarm: over many it has several times alpha.',
    minEvents: ENOUGH_EVENTS,
    looks: 'once',
  },
  mannWhitney: {
    ...EXACT,
    promise: null,
    noPromise:
      'It looks with a 98% interval each time, whatever alpha is, and promises nothing over all looks.',
  },
  threshold: {
    ...EXACT,
    promise: null,
    noPromise: 'It knows no chance: how often it fails a healthy model follows from limit and traffic alone.',
  },
};

/** What a rollout gives a test to go by. */
export interface DecisionTraffic {
  /** Requests of both arms per second. */
  perSecond: number;
  /** Share of them that the challenger gets, between 0 and 1. */
  weight: number;
  /** The champion's rate of bad events. */
  rate: number;
  /** Time between two looks, and how many there are. */
  lookMs: number;
  looks: number;
  /** Both models answer the challenger's requests, as in a shadow. */
  isPaired: boolean;
}

export interface TestStanding {
  test: HarmTest;
  /** Its false alarms toward harm are at most alpha here. */
  isValid: boolean;
  /** Why not, in words; null where it is valid. */
  why: string | null;
}

/** Whether a test keeps alpha at this traffic, or why not. */
export function standingOf(test: HarmTest, traffic: DecisionTraffic): TestStanding {
  const why = whyNot(VALIDITY[test], traffic);
  return { test, isValid: why === null, why };
}

/** Every test's standing, in the order in which they are to be shown. */
export function testsAt(traffic: DecisionTraffic): readonly TestStanding[] {
  return HARM_TESTS.map((test) => standingOf(test, traffic));
}

/** What to decide by unless there is a reason: exact at any count and at any look. Pairs tell most where there are any. */
export function recommendedTest({ isPaired }: Pick<DecisionTraffic, 'isPaired'>): HarmTest {
  return isPaired ? 'pairedE' : 'eProcess';
}

/** Bad events that either arm is expected to have by a number of looks, if neither errs more. */
export function expectedEvents(
  { perSecond, weight, rate, lookMs }: DecisionTraffic,
  looks: number,
): { challenger: number; champion: number } {
  const events = (perSecond * lookMs * looks * rate) / 1000;
  return { challenger: events * weight, champion: events * (1 - weight) };
}

function whyNot(validity: TestValidity, traffic: DecisionTraffic): string | null {
  if (validity.isPaired && !traffic.isPaired)
    return 'Both models must answer the same requests, as in a shadow: here each is answered by one.';
  if (validity.promise === null && !(validity.looks === 'once' && traffic.looks === 1))
    return validity.noPromise;
  const { eventsBy } = validity;
  const events = expectedEvents(traffic, eventsBy === 'firstLook' ? 1 : traffic.looks);
  return tooFewEvents(validity, events);
}

/** What a test lacks that is expected to have so many bad events of either arm when it must have them; null: nothing. */
export function tooFewEvents(
  { minEvents, eventsBy }: Pick<TestValidity, 'minEvents' | 'eventsBy'>,
  { challenger, champion }: { challenger: number; champion: number },
): string | null {
  const fewer = Math.min(challenger, champion);
  if (fewer >= minEvents) return null;
  const arm = challenger <= champion ? 'challenger' : 'champion';
  const when = eventsBy === 'firstLook' ? 'by the first look' : 'by the last look';
  return `Needs ${String(minEvents)} errors an arm ${when}; the ${arm} is expected to have ${roughly(fewer)}.`;
}

function roughly(events: number): string {
  if (events < 0.1) return 'fewer than 0.1';
  return `about ${events < 10 ? events.toFixed(1) : String(Math.floor(events))}`;
}
