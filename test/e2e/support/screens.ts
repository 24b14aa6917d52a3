import { expect, type Page } from '@playwright/test';
import { chooseInProjectMenu, goTo, newProject, openApp, shownProject, unfoldRail } from './app.ts';
import { addDataset } from './dataset.ts';
import { chooseOption } from './model.ts';
import { loansCsv } from './tables.ts';
import { TABLE_SCREENS } from './table-screens.ts';
import { CHECK_SCREENS } from './check-screens.ts';
import { COMPARISON_SCREENS } from './comparison-screens.ts';
import { DEPLOYMENT_SCREENS } from './deployment-screens.ts';
import { DISCOVERY_SCREENS } from './discovery-screens.ts';
import { EXPLANATION_SCREENS } from './explanation-screens.ts';
import { FAIRNESS_SCREENS } from './fairness-screens.ts';
import { LABEL_SCREENS } from './label-screens.ts';
import { MODELING_SCREENS } from './modeling-screens.ts';
import { MONITORING_SCREENS } from './monitoring-screens.ts';
import { RECIPE_SCREENS } from './recipe-screens.ts';
import { REPORT_SCREENS } from './report-screens.ts';
import { SCOPING_SCREENS } from './scoping-screens.ts';
import { TARGET_SCREENS } from './target-screens.ts';

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

/** Every screen there is up to the data, with its dialogs and its states. */
const BEGINNINGS: readonly Screen[] = [
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
  ...REPORT_SCREENS,
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
  ...TABLE_SCREENS,
  ...CHECK_SCREENS,
  ...LABEL_SCREENS,
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
      await expect(page.getByText('Its rows say: big, structured').first()).toBeVisible();
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
  ...RECIPE_SCREENS,
];

const MODELS: readonly Screen[] = [
  ...MODELING_SCREENS,
  ...COMPARISON_SCREENS,
  ...DISCOVERY_SCREENS,
  ...FAIRNESS_SCREENS,
  ...EXPLANATION_SCREENS,
  ...TARGET_SCREENS,
];

const WITHOUT_ANYTHING: readonly Screen[] = [
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

/** Every screen, in walks of about the same length that know nothing of each other. */
export const WALKS: Readonly<Record<string, readonly Screen[]>> = {
  scoping: SCOPING_SCREENS,
  'to the data': BEGINNINGS,
  models: MODELS,
  deployment: [...DEPLOYMENT_SCREENS, ...WITHOUT_ANYTHING],
  monitoring: MONITORING_SCREENS,
};
