/** What human-level performance says and does not say, for the screen. */
export const HUMAN_LEVEL_WORDS = {
  means:
    'How often a person gives the label of the reference. Where the right answer is a matter of judgment, it shows about how well anyone can do, and so where there is room to improve.',
  doesNotMean:
    'It is no limit on a model, and beating it is no proof of usefulness: where labelers disagree because the definition is vague, a model that always gives the commonest label can beat them without helping anyone.',
  low: 'Where it is low, first make the labels consistent: write the definition down. Human level rises, and the model learns from cleaner labels.',
  reference: 'Agreement with one inspector measures agreement between two people, not truth.',
  others: 'Each label is compared with the majority of the others, in which it had no vote.',
} as const;
