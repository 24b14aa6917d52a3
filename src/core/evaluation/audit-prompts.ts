/** Questions to begin from: what might go wrong with a model that meets its average. */
export interface AuditPrompt {
  title: string;
  asks: string;
  /** A first wording of the risk, to be made one's own. */
  risk: string;
}

export const AUDIT_PROMPTS: readonly AuditPrompt[] = [
  {
    title: 'A group served worse',
    asks: 'Whom does it fail more often than others: by sex, age, ethnicity, region, language?',
    risk: 'It is wrong more often for one group of people than for the others.',
  },
  {
    title: 'The error that hurts most',
    asks: 'Of its possible mistakes, which one does the most harm, and to whom?',
    risk: 'The costlier of its two mistakes happens too often.',
  },
  {
    title: 'A rare class',
    asks: 'Is there a class so rare that the average would not show if it were always missed?',
    risk: 'A rare but important class is missed while the average looks good.',
  },
  {
    title: 'Rude or offensive answers',
    asks: 'Could an answer be rude, or offend somebody, even once?',
    risk: 'It answers with a word or a label that offends.',
  },
  {
    title: 'Accents, devices and places',
    asks: 'How does it do on the voices, cameras, phones or sites that the training data had few of?',
    risk: 'It is worse with some accents, devices or places than in the lab.',
  },
  {
    title: 'Requests that must not fail',
    asks: 'Which few requests does everybody expect to work every time, such as the way to a named site?',
    risk: 'A request with one obvious right answer fails.',
  },
  {
    title: 'One supplier or product pushed aside',
    asks: 'Does everybody who depends on it get a fair share: each shop, each brand, each kind of product?',
    risk: 'One supplier or kind of product is treated worse than the others.',
  },
  {
    title: 'Sure and wrong',
    asks: 'Where is it confident and mistaken, so that nobody would check?',
    risk: 'It is wrong where it is surest, and nobody looks.',
  },
];
