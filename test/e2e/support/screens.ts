import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import {
  chooseInProjectMenu,
  filePayload,
  goTo,
  newProject,
  openApp,
  shownProject,
  unfoldRail,
} from './app.ts';
import { addDataset } from './dataset.ts';
import { sliceBy } from './evaluation-screen.ts';
import { chooseOption } from './model.ts';
import { RECIPE_SCREENS } from './recipe-screens.ts';
import { loansCsv } from './tables.ts';

export interface Screen {
  /** Names the picture. */
  name: string;
  /** Brings it up and waits until it is all there; what it opens, the next screen need not close. */
  show: (page: Page, places: Places) => Promise<void>;
}

/** The two projects the screens are of. */
export interface Places {
  sample: string;
  /** With a dataset only. */
  own: string;
}

/** First visit, then a project of one's own with a dataset. */
export async function openPlaces(page: Page): Promise<Places> {
  await openApp(page, { sample: true });
  const sample = shownProject(page);
  const own = await newProject(page, 'Tenancy checks');
  await addDataset(page, loansCsv(300));
  return { sample, own };
}

/** Every screen there is, with its dialogs and its states. */
export const SCREENS: readonly Screen[] = [
  {
    name: 'overview',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/overview`);
      await expect(page.getByRole('heading', { name: /^Latest evaluation/ })).toBeVisible();
    },
  },
  {
    name: 'overview-started',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/overview`);
      await expect(page.getByRole('link', { name: 'Add a model' })).toBeVisible();
    },
  },
  {
    name: 'project-menu',
    show: async (page) => {
      await unfoldRail(page);
      await page.locator('nav button[aria-haspopup="menu"]').first().click();
      await expect(page.getByRole('menuitem', { name: 'Export…' })).toBeVisible();
    },
  },
  {
    name: 'export',
    show: async (page, { sample }) => {
      await page.keyboard.press('Escape');
      await goTo(page, `p/${sample}/overview`);
      await chooseInProjectMenu(page, 'Export…');
      await expect(page.getByRole('dialog').getByLabel('Model files')).toBeVisible();
    },
  },
  {
    name: 'datasets',
    show: async (page, { sample }) => {
      await page.keyboard.press('Escape');
      await goTo(page, `p/${sample}/data`);
      await expect(page.getByRole('grid', { name: 'Datasets' })).toBeVisible();
    },
  },
  {
    name: 'table',
    show: async (page) => {
      await page.getByRole('link', { name: /^Loans/ }).click();
      await expect(page.getByRole('gridcell').first()).not.toBeEmpty();
    },
  },
  {
    name: 'table-filter',
    show: async (page) => {
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      const fresh = page.getByRole('group', { name: 'Condition on a column' });
      await chooseOption(fresh, 'Column', 'age');
      await page.getByRole('button', { name: 'Add a condition' }).click();
      await chooseOption(fresh, 'Column', 'employment');
      const age = page.getByRole('group', { name: 'Condition on age' });
      await age.getByLabel('Comparison').selectOption('<');
      await age.getByLabel('Value').fill('40');
      const employment = page.getByRole('group', { name: 'Condition on employment' });
      await employment.getByLabel('Comparison').selectOption('one of');
      await chooseOption(employment, 'Add a value', 'self-employed');
      await expect(page.getByText(/ of 12,000 rows/)).toBeVisible();
    },
  },
  {
    name: 'table-facts',
    show: async (page) => {
      await page.getByRole('button', { name: 'Facts' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'profile',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Profile', exact: true }).click();
      await expect(page.getByRole('grid', { name: 'Columns and what is known of them' })).toBeVisible();
      await expect(page.getByText('no two rows are equal')).toBeVisible();
    },
  },
  {
    name: 'profile-column',
    show: async (page) => {
      const grid = page.getByRole('grid', { name: 'Columns and what is known of them' });
      await grid.getByRole('button', { name: 'age', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'Histogram of age' })).toBeVisible();
    },
  },
  {
    name: 'pairs',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Pairs', exact: true }).click();
      const pairs = page.getByRole('grid', { name: 'Pairs of columns, strongest first' });
      await expect(page.getByRole('progressbar')).toHaveCount(0);
      await pairs.getByRole('button', { name: / · / }).first().click();
      await expect(page.getByText('Going together is not causing')).toBeVisible();
    },
  },
  {
    name: 'compare',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Compare', exact: true }).click();
      const grid = page.getByRole('grid', { name: 'Columns side by side' });
      await grid.getByRole('button', { name: 'age', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'age, side by side' })).toBeVisible();
    },
  },
  {
    name: 'add-dataset',
    show: async (page, { own }) => {
      await page.keyboard.press('Escape');
      await goTo(page, `p/${own}/data/add`);
      await expect(page.getByRole('heading', { name: 'Which file holds the data?' })).toBeVisible();
    },
  },
  {
    name: 'add-dataset-plan',
    show: async (page) => {
      await page.locator('main input[type=file]').setInputFiles(filePayload(loansCsv(40, 9)));
      await expect(page.getByRole('button', { name: 'Read 40 rows' })).toBeEnabled();
    },
  },
  {
    name: 'add-dataset-ragged',
    show: async (page) => {
      await page.getByRole('button', { name: 'Choose another file' }).click();
      const lines = Array.from({ length: 200 }, (_, row) =>
        row % 9 === 4 ? `${String(row)},x` : `${String(row)},x,1`,
      );
      const bytes = Buffer.from(['number,word,flag', ...lines].join('\n'));
      await page.locator('main input[type=file]').setInputFiles(filePayload({ name: 'ragged.csv', bytes }));
      await page.getByRole('button', { name: 'Read 200 rows' }).click();
      await expect(page.getByRole('button', { name: 'Read those cells as missing' })).toBeVisible();
    },
  },
  {
    name: 'add-dataset-refused',
    show: async (page) => {
      await page.getByRole('button', { name: 'Stop' }).click();
      const file = { name: 'program.csv', bytes: Buffer.from('7f454c460201010000', 'hex') };
      await page.locator('main input[type=file]').setInputFiles(filePayload(file));
      await expect(page.getByText('The file is not a table in text form.')).toBeVisible();
    },
  },
  {
    name: 'checks-none',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/data/checks`);
      await expect(page.getByRole('heading', { name: 'No expectations yet' })).toBeVisible();
    },
  },
  {
    name: 'checks-infer',
    show: async (page) => {
      await page.getByRole('button', { name: 'Infer from a dataset' }).click();
      await expect(page.getByRole('dialog').getByLabel('Reference')).toBeVisible();
    },
  },
  {
    name: 'expectations',
    show: async (page) => {
      await page.getByRole('button', { name: 'Infer', exact: true }).click();
      await expect(page.getByRole('grid', { name: 'Expectations by column' })).toBeVisible();
    },
  },
  {
    name: 'expectations-column',
    show: async (page) => {
      await page.getByRole('rowheader', { name: 'employment' }).click();
      await expect(page.getByLabel('Values that may occur')).toBeVisible();
    },
  },
  {
    name: 'check-clean',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: /^Check loans/ }).click();
      await expect(page.getByText('Nothing amiss')).toBeVisible();
    },
  },
  {
    name: 'check-anomalies',
    show: async (page) => {
      await page.getByRole('link', { name: 'Expectations', exact: true }).click();
      await page.getByLabel('Rows at least').fill('1000');
      await page.getByLabel('Rows at least').press('Enter');
      await page.getByRole('rowheader', { name: 'employment' }).click();
      await page.getByLabel('Values that may occur').fill('salaried');
      await page.getByLabel('Missing at most').click();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('row', { name: /^employment/ })).toContainText('1 value');
      await page.getByRole('link', { name: /^Check loans/ }).click();
      await expect(page.getByText('There are only 300 rows')).toBeVisible();
    },
  },
  {
    name: 'skew',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/data/checks/skew`);
      await expect(page.getByRole('heading', { name: /^Does the model get in use/ })).toBeVisible();
    },
  },
  {
    name: 'labels-none',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/data/labels`);
      await expect(page.getByRole('heading', { name: 'No labels were made yet' })).toBeVisible();
    },
  },
  {
    name: 'labels-new',
    show: async (page) => {
      await page.getByRole('link', { name: 'New labeling' }).click();
      await page.getByLabel('Question about each row').fill('Would you give this loan?');
      await page.getByLabel('Classes, one a line').fill('yes\nno');
      await page.getByLabel('Of these, a random sample of').fill('2');
      await page.getByText(/^Columns shown \(/).click();
    },
  },
  {
    name: 'labels-desk',
    show: async (page) => {
      await page.getByRole('button', { name: 'Begin labeling' }).click();
      await page.getByLabel('Name or initials').fill('Ann');
      await page.keyboard.press('Enter');
      await expect(page.locator('dl[data-row]')).toBeVisible();
    },
  },
  {
    name: 'labels-done',
    show: async (page) => {
      await page.keyboard.press('1');
      await expect(page.getByText('1 of 2 labeled')).toBeVisible();
      await page.keyboard.press('1');
      await expect(page.getByRole('heading', { name: 'Ann: all 2 rows are labeled' })).toBeVisible();
    },
  },
  {
    name: 'labels-agreement',
    show: async (page) => {
      await page.getByRole('button', { name: 'Ann', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Somebody else…' }).click();
      await page.getByRole('dialog').getByLabel('Name or initials').fill('Bea');
      await page.keyboard.press('Enter');
      await expect(page.getByText('0 of 2 labeled')).toBeVisible();
      await page.keyboard.press('1');
      await expect(page.getByText('1 of 2 labeled')).toBeVisible();
      await page.keyboard.press('2');
      await page.getByRole('link', { name: 'See the agreement' }).click();
      await expect(page.getByRole('table', { name: 'Agreement by class' })).toBeVisible();
    },
  },
  {
    name: 'labels-disagreements',
    show: async (page) => {
      await page.getByRole('link', { name: 'Disagreements' }).click();
      await expect(page.getByLabel('Who said what')).toBeVisible();
      await expect(page.locator('dl[data-row]')).toBeVisible();
    },
  },
  {
    name: 'labels-consensus',
    show: async (page) => {
      await page.getByRole('link', { name: 'Consensus' }).click();
      await expect(page.getByRole('table', { name: 'How rows are decided' })).toBeVisible();
    },
  },
  {
    name: 'labels-human-level',
    show: async (page) => {
      await page.getByRole('link', { name: 'Human level' }).click();
      await expect(page.getByRole('table', { name: 'Human level by annotator' })).toBeVisible();
    },
  },
  {
    name: 'labels',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/data/labels`);
      await expect(page.getByRole('gridcell', { name: '1 differ, 0 ruled' })).toBeVisible();
    },
  },
  {
    name: 'label-errors',
    show: async (page) => {
      await page.getByRole('link', { name: 'Find label errors' }).click();
      await chooseOption(page, 'Column with the labels', 'repaid');
      await page.getByRole('button', { name: 'Find label errors' }).click();
      await expect(page.getByRole('table', { name: 'Suspected labels' })).toBeVisible();
    },
  },
  {
    name: 'label-errors-review',
    show: async (page) => {
      await page.getByRole('button', { name: /^Review / }).click();
      await expect(page.locator('dl[data-row]')).toBeVisible();
    },
  },
  {
    name: 'splits-none',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/data/splits`);
      await expect(page.getByRole('heading', { name: 'No split yet' })).toBeVisible();
    },
  },
  {
    name: 'split-new',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/data/splits/new`);
      await chooseOption(page, 'Label', 'repaid');
      await page.getByRole('radio', { name: 'Stratified', exact: true }).check({ force: true });
      await expect(page.getByText('repaid = yes')).toBeVisible();
    },
  },
  {
    name: 'split',
    show: async (page) => {
      await page.getByRole('button', { name: 'Keep the split' }).click();
      await page.getByRole('button', { name: 'Make datasets of the parts' }).click();
      await expect(page.getByRole('link', { name: /: Test$/ })).toBeVisible();
      await page.getByRole('button', { name: 'Look for leaks' }).click();
      await expect(page.getByText(/looked through for equal rows/)).toBeVisible();
    },
  },
  {
    name: 'split-refused',
    show: async (page) => {
      await page.getByLabel('Part', { exact: true }).selectOption('Test');
      await expect(page.getByText('“Test” is not for training')).toBeVisible();
    },
  },
  {
    name: 'table-frozen',
    show: async (page) => {
      await page.getByRole('link', { name: /: Test$/ }).click();
      await expect(page.getByText(/which is frozen/)).toBeVisible();
    },
  },
  {
    name: 'definition-none',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/data/definition`);
      await expect(page.getByRole('heading', { name: 'Nothing is defined yet' })).toBeVisible();
    },
  },
  {
    name: 'definition',
    show: async (page) => {
      await page.getByRole('button', { name: 'Begin with this example' }).click();
      await expect(page.getByRole('group', { name: 'Edge case 2' })).toBeVisible();
    },
  },
  {
    name: 'data-card',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/data`);
      await page.getByRole('button', { name: /^Actions for Loans/ }).click();
      await page.getByRole('menuitem', { name: 'Data card' }).click();
      await expect(page.getByText(/^yes 9,398/)).toBeVisible();
    },
  },
  {
    name: 'sources',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/data/sources`);
      await page.getByRole('button', { name: 'Add a source' }).click();
      await page.getByRole('button', { name: 'Add a way to label' }).click();
      await expect(page.getByText('Its rows say: big, structured')).toBeVisible();
    },
  },
  {
    name: 'lineage',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/data/lineage`);
      await expect(page.getByRole('grid', { name: 'Lineage in words' })).toBeVisible();
      await page.getByRole('button', { name: /^evaluation trees/ }).click();
      await expect(page.getByRole('heading', { name: /^Lineage of trees/ })).toBeVisible();
    },
  },
  {
    name: 'models',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/modeling`);
      await expect(page.getByRole('grid', { name: 'Evaluations' })).toBeVisible();
    },
  },
  {
    name: 'models-none',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/modeling`);
      await expect(page.getByRole('heading', { name: 'No model yet' })).toBeVisible();
    },
  },
  {
    name: 'add-model',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/modeling/add`);
      await expect(page.getByRole('heading', { name: 'Which model should be evaluated?' })).toBeVisible();
    },
  },
  {
    name: 'add-model-by-name',
    show: async (page) => {
      await offerModel(page, new URL('../../../public/samples/loan-trees.onnx', import.meta.url));
      await expect(page.getByRole('table', { name: 'Sample predictions' })).toBeVisible();
    },
  },
  {
    name: 'add-model-by-position',
    show: async (page) => {
      await page.getByRole('button', { name: 'Another file' }).click();
      await offerModel(page, new URL('../../golden/onnx/margins.onnx', import.meta.url));
      await expect(page.getByLabel(/These are the columns the model was trained on/)).toBeVisible();
    },
  },
  {
    name: 'prediction-column',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/modeling/column`);
      await chooseOption(page, 'Column with the predictions', 'employment');
      await chooseOption(page, 'Column with the true answers', 'repaid');
      await expect(page.getByRole('heading', { name: 'What its values mean' })).toBeVisible();
    },
  },
  {
    name: 'model',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/modeling`);
      await page
        .getByRole('grid', { name: 'Models' })
        .getByRole('link', { name: /^trees/ })
        .click();
      await expect(page.getByRole('heading', { name: 'How it is fed and read' })).toBeVisible();
    },
  },
  {
    name: 'evaluation',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/modeling`);
      await page.getByRole('link', { name: /^trees.* on / }).click();
      await expect(page.getByRole('grid', { name: 'Error analysis' })).toBeVisible();
      await expect(page.locator('aside .cell').first()).toBeVisible();
    },
  },
  {
    name: 'evaluation-slice',
    show: async (page) => {
      await sliceBy(page, 'employment');
      await page.getByRole('rowheader', { name: 'employment = self-employed' }).click();
      await expect(page.getByRole('heading', { name: 'employment = self-employed' })).toBeVisible();
      await expect(page.locator('aside .cell').first()).toBeVisible();
    },
  },
  {
    name: 'evaluation-all-metrics',
    show: async (page) => {
      await page.getByRole('button', { name: 'All metrics' }).click();
      await expect(page.getByRole('dialog', { name: 'All metrics' })).toBeVisible();
    },
  },
  {
    name: 'evaluation-of-values',
    show: async (page, { own }) => {
      await page.keyboard.press('Escape');
      await goTo(page, `p/${own}/modeling/column`);
      await chooseOption(page, 'Column with the predictions', 'amount');
      await chooseOption(page, 'Column with the true answers', 'income');
      await page.getByText('A value', { exact: true }).click();
      await page.getByRole('button', { name: 'Keep and evaluate' }).click();
      await expect(page.getByRole('grid', { name: 'Error analysis' })).toBeVisible();
      await expect(page.locator('aside svg').first()).toBeVisible();
    },
  },
  ...RECIPE_SCREENS,
  {
    name: 'empty-project',
    show: async (page) => {
      await newProject(page, 'Empty');
      await expect(page.getByRole('link', { name: 'Add a dataset' })).toBeVisible();
    },
  },
  {
    name: 'datasets-none',
    show: async (page) => {
      await goTo(page, `p/${shownProject(page)}/data`);
      await expect(page.getByRole('heading', { name: 'No dataset yet' })).toBeVisible();
    },
  },
  {
    name: 'not-found',
    show: async (page) => {
      await goTo(page, `p/${shownProject(page)}/nowhere`);
      await expect(page.getByRole('heading', { name: 'Nothing is at this address' })).toBeVisible();
    },
  },
  {
    name: 'project-not-here',
    show: async (page) => {
      await goTo(page, 'p/none/overview');
      await expect(page.getByRole('heading', { name: 'This project is not here' })).toBeVisible();
    },
  },
];

async function offerModel(page: Page, file: URL): Promise<void> {
  const name = file.pathname.split('/').at(-1)!;
  await page.locator('main input[type=file]').setInputFiles(filePayload({ name, bytes: readFileSync(file) }));
}
