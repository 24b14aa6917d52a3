import { EMPTY_PLAN, type ServingOption, type ServingPlan } from '../../../core/serving/serving-plan.ts';

const option = (
  place: ServingOption['place'],
  name: string,
  costs: Partial<ServingOption>,
): ServingOption => ({
  ...{ place, name: `${name} (example)`, fixed: 0, monthly: 0, perThousand: 0, perDevice: 0 },
  note: 'Made up: put your own figures here.',
  ...costs,
});

/** Prices that nobody asks: only how they are put together is true. */
export const EXAMPLE_COSTS: ServingPlan['body']['costs'] = {
  ...{ currency: 'units', months: 36, perMonth: 5_000_000, growth: 0.04, devices: 200, devicesPerMonth: 5 },
  options: [
    option('cloud', 'Cloud', { monthly: 300, perThousand: 0.4 }),
    option('onPremises', 'Own servers', { fixed: 40_000, monthly: 900 }),
    option('device', 'Devices', { fixed: 10_000, monthly: 300, perDevice: 60 }),
  ],
};

const said = (words: string, choice = '') => ({ choice, words, evidence: '', owner: '' });

/** Voice search, as in the course: half a second for each of a thousand requests a second. */
export const EXAMPLE_PLAN: ServingPlan['body'] = {
  ...EMPTY_PLAN,
  case: 'replace',
  answers: {
    mode: said('Somebody has just spoken and waits.', 'realtime'),
    place: said('What is speech and what is silence is told on the phone; the words by a server.', 'several'),
    demand: said('1,000 requests a second, 95% answered within 500 ms.'),
    logging: said(
      'Length of the clip, version, transcript and time; the sound of one clip in a thousand, with consent.',
    ),
    feedback: said('Searches done again within ten seconds, and who goes over to typing.'),
    owner: said('Whoever is on call for speech.'),
  },
  capacity: {
    ...EMPTY_PLAN.capacity,
    ...{ perSecond: 600, peakPerSecond: 1000, serviceMs: 120, variation: 0.5, workers: 130 },
    ...{ targetMs: 500, targetShare: 0.95 },
  },
  costs: EXAMPLE_COSTS,
  fleet: {
    ...{ devices: 20_000, releaseEveryDays: 14, updatePerDay: 0.08, never: 0.01 },
    ...{ behind: 2, tolerance: 0.05 },
  },
};
