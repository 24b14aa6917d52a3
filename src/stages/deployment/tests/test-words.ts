import type { HarmTest } from '../../../core/harm/harm-tests.ts';

/** Name of each test, and the question it asks at a look. */
export const TEST_WORDS: Readonly<Record<HarmTest, { name: string; asks: string }>> = {
  eProcess: {
    name: 'Exact e-process',
    asks: 'Of all errors, are more the challenger’s than its share of the traffic?',
  },
  pairedE: {
    name: 'Paired e-value',
    asks: 'In a shadow: where just one of both errs, is it mostly the challenger?',
  },
  gst: { name: 'Group sequential', asks: 'Is the difference in rates beyond this planned look’s bound?' },
  mSPRT: { name: 'mSPRT', asks: 'Is a difference like the rise likelier than none?' },
  confSeq: {
    name: 'Confidence sequence',
    asks: 'Is the difference above 0 with an interval that holds at all times?',
  },
  zOnce: { name: 'z-test, at the end', asks: 'After the last look: is the difference in rates too large?' },
  zEveryLook: { name: 'z-test, at every look', asks: 'The same test, peeked at: a cautionary tale.' },
  mannWhitney: {
    name: 'Kayenta’s judge',
    asks: 'Do the challenger’s rates between looks rank above the champion’s?',
  },
  threshold: {
    name: 'Limit, first failure',
    asks: 'Between two looks: is the rate above the champion’s by half of the rise?',
  },
};
