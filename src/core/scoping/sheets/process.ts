import type { SheetSection, SheetSpec } from '../sheet-spec.ts';

const LIKELIHOOD = ['unlikely', 'possible', 'likely'];
const IMPACT = ['small', 'middling', 'grave'];

function phase(key: string, title: string, lede: string): SheetSection {
  return {
    key,
    title,
    lede,
    fields: [
      {
        key: `${key}Tasks`,
        title: `${title}: tasks`,
        asks: 'What has to hold, what is done for it, and how far it is.',
        kind: 'lines',
        columns: [
          { key: 'requirement', title: 'Requirement' },
          { key: 'task', title: 'Task' },
          { key: 'status', title: 'Status', choices: ['open', 'under way', 'done'] },
        ],
      },
      {
        key: `${key}Risks`,
        title: `${title}: risks`,
        asks: 'What could go wrong in this phase, and the method that keeps it small.',
        kind: 'lines',
        columns: [
          { key: 'risk', title: 'Risk' },
          { key: 'likelihood', title: 'Likelihood', choices: LIKELIHOOD },
          { key: 'impact', title: 'Impact', choices: IMPACT },
          { key: 'weight', title: 'L × I', product: ['likelihood', 'impact'] },
          { key: 'method', title: 'Quality method' },
        ],
      },
    ],
  };
}

/** The phases of a project with the risk of each and the method that keeps it small. */
export const PROCESS: SheetSpec = {
  kind: 'process',
  name: 'Process and quality',
  title: 'What could go wrong in each phase, and what guards against it?',
  lede: 'Six phases. Each has requirements, tasks, risks, and for each risk a method that keeps it small.',
  credit:
    'After CRISP-ML(Q), “Towards CRISP-ML(Q): A Machine Learning Process Model with Quality Assurance Methodology”, 2021 (CC BY 4.0); questions put in our own words.',
  example: {
    successLevels: {
      business: ['scratched phones that pass', 'at most 1.5 in 1,000'],
      model: ['recall of scratches of 0.3 mm', 'at least 93%'],
      economic: ['returns saved less running cost', 'paid back in 12 months'],
    },
    understandingTasks: [['one limit for “scratch”', 'write the definition with both inspectors', 'done']],
    understandingRisks: [
      ['labels differ between inspectors', 'likely', 'grave', 'double labels, agreement measured every week'],
    ],
    preparationRisks: [
      ['phones of one batch in both train and test', 'possible', 'grave', 'split by batch, look for leaks'],
    ],
    deploymentRisks: [
      ['the line’s computer is slower than ours', 'possible', 'middling', 'measure on it before shadow'],
    ],
    monitoringRisks: [['lamps age and it gets darker', 'likely', 'grave', 'alarm on brightness']],
  },
  sections: [
    {
      key: 'success',
      title: 'Success',
      lede: 'At three levels: one alone can be met while the project fails.',
      fields: [
        {
          key: 'successLevels',
          title: 'Success criteria',
          asks: 'What is measured at each level, and what is enough.',
          kind: 'lines',
          rows: [
            { id: 'business', title: 'Business' },
            { id: 'model', title: 'Model' },
            { id: 'economic', title: 'Economic' },
          ],
          columns: [
            { key: 'metric', title: 'Metric' },
            { key: 'enough', title: 'Enough' },
          ],
        },
      ],
    },
    phase('understanding', 'Business and data', 'What is wanted, and whether the data can carry it.'),
    phase('preparation', 'Data preparation', 'Choosing, cleaning, building features, splitting.'),
    phase('modeling', 'Modeling', 'Choosing and training, so that it can be done again.'),
    phase('evaluation', 'Evaluation', 'Quality, robustness, slices; deciding to ship or not.'),
    phase('deployment', 'Deployment', 'On the machine it will run on, with a way back.'),
    phase('monitoring', 'Monitoring', 'Seeing that it still holds, and acting when it does not.'),
  ],
};
