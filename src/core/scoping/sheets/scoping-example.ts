import type { SheetSpec } from '../sheet-spec.ts';

/** Visual inspection: phones leave the line with scratches. Undecided, so that one can see what deciding is like. */
export const SCOPING_EXAMPLE: SheetSpec['example'] = {
  problem:
    'Scratched phones reach customers: about 3 in 1,000 are sent back, each for 45 in shipping and repair. Inspectors tire, and two of them differ on every tenth phone.',
  whose: 'The head of the line, who pays for returns. Inspectors would notice it first.',
  wishes: [
    ['Fewer returns for scratches', '3 in 1,000 phones'],
    ['Inspectors decide alike', 'they differ on 1 phone in 10'],
    ['The line need not wait for inspection', '6 s a phone'],
  ],
  ideas: [
    ['Better lamps over the line', 'no', 'chosen', 'cheap, and any camera needs them too'],
    ['A written limit: 0.3 mm', 'no', 'chosen', 'without it labels are noise'],
    ['A camera that marks scratches for the inspector', 'yes', 'chosen', 'helps at once, nobody is replaced'],
    ['A camera that sends phones back by itself', 'yes', 'later', 'after the first has run in shadow'],
  ],
  chosen:
    'A camera marks likely scratches on a screen; the inspector decides. It takes the searching off their hands.',
  dataKind: 'unstructured',
  newness: 'new',
  humanLevel:
    'From the same pictures, not the phone in hand, two inspectors agree on 94% once the limit is written down.',
  benchmark: 'Published results on scratched metal reach 95 to 98%, under better light than ours.',
  chain: {
    model: ['recall of scratches at 0.3 mm', '1 point finds about 30 phones more a month'],
    software: ['marked within 200 ms', 'over 1 s inspectors stop waiting for it'],
    user: ['scratches that an inspector misses', 'half as many, half the returns'],
    business: ['cost of returns', ''],
  },
  agreed:
    'Scratched phones that pass inspection, in 1,000: measured by a weekly sample that is inspected twice.',
  worth: { worth: ['40,000', '90,000', '160,000', 'phones a year x returns saved x 45'] },
  good: 'yes',
  fair: 'It judges phones, not people. Pay of inspectors must not hang on how often they agree with it.',
  concerns: [
    ['Inspectors fear for their work', 'it helps and does not decide; written into the plan', 'answered'],
    ['Pictures show people at the line', 'frame cut to the phone at the camera', 'open'],
  ],
  metrics: [
    ['model', 'recall of scratches', 'at least 93%'],
    ['software', 'time to mark, 95th percentile', 'at most 200 ms'],
    ['business', 'scratched phones that pass', 'at most 1.5 in 1,000'],
  ],
  resources: [
    ['2,000 pictures with labels of two inspectors', 'quality team', 'promised'],
    ['an engineer for the camera, 6 weeks', 'line engineering', 'asked'],
    ['one ML engineer, 3 months', 'us', 'there'],
  ],
  timeline:
    'Pictures by week 4, a model by week 8, in shadow by week 10. Lamps come first: all waits for them.',
};
