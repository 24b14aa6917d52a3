import Table from '@lucide/svelte/icons/table-2';
import type { StageManifest } from '../../parts/stage-manifest.ts';

export const manifest: StageManifest = {
  id: 'data',
  title: 'Data',
  icon: Table,
  key: 'd',
  routes: [
    { pattern: '', load: () => import('./Datasets.svelte') },
    { pattern: 'add', load: () => import('./AddDataset.svelte') },
    { pattern: 'table/:entry', load: () => import('./TableScreen.svelte') },
    { pattern: 'table/:entry/profile', load: () => import('./profile/ProfileScreen.svelte') },
    { pattern: 'table/:entry/pairs', load: () => import('./pairs/PairsScreen.svelte') },
    { pattern: 'table/:entry/compare', load: () => import('./compare/CompareScreen.svelte') },
    { pattern: 'version/:digest', load: () => import('./VersionScreen.svelte') },
    { pattern: 'definition', tab: 'definition', load: () => import('./definition/DefinitionScreen.svelte') },
    { pattern: 'card/:entry', load: () => import('./card/CardScreen.svelte') },
    { pattern: 'sources', tab: 'sources', load: () => import('./acquisition/SourcesScreen.svelte') },
    { pattern: 'lineage', tab: 'lineage', load: () => import('./lineage/LineageScreen.svelte') },
    { pattern: 'labels', tab: 'labels', load: () => import('./labels/Labelings.svelte') },
    { pattern: 'labels/new', tab: 'labels', load: () => import('./labels/NewLabeling.svelte') },
    { pattern: 'labels/issues', tab: 'labels', load: () => import('./labels/IssuesScreen.svelte') },
    { pattern: 'labels/:id', tab: 'labels', load: () => import('./labels/LabelingScreen.svelte') },
    { pattern: 'labels/:id/label', tab: 'labels', load: () => import('./labels/LabelRows.svelte') },
    { pattern: 'labels/:id/review', tab: 'labels', load: () => import('./labels/ReviewScreen.svelte') },
    { pattern: 'recipes', tab: 'recipes', load: () => import('./recipes/Recipes.svelte') },
    {
      pattern: 'recipes/fitted/:entry',
      tab: 'recipes',
      load: () => import('./recipes/FittedScreen.svelte'),
    },
    { pattern: 'recipes/:id', tab: 'recipes', load: () => import('./recipes/RecipeScreen.svelte') },
    { pattern: 'checks', tab: 'checks', load: () => import('./checks/Checks.svelte') },
    { pattern: 'checks/skew', tab: 'checks', load: () => import('./checks/SkewScreen.svelte') },
    { pattern: 'checks/:id', tab: 'checks', load: () => import('./checks/ExpectationsScreen.svelte') },
    { pattern: 'checks/:id/:table', tab: 'checks', load: () => import('./checks/CheckScreen.svelte') },
    { pattern: 'splits', tab: 'splits', load: () => import('./splits/Splits.svelte') },
    { pattern: 'splits/new', tab: 'splits', load: () => import('./splits/NewSplit.svelte') },
    { pattern: 'splits/:id', tab: 'splits', load: () => import('./splits/SplitScreen.svelte') },
  ],
  tabs: [
    { title: 'Datasets', path: '' },
    { title: 'Definition', path: 'definition' },
    { title: 'Labels', path: 'labels' },
    { title: 'Checks', path: 'checks' },
    { title: 'Splits', path: 'splits' },
    { title: 'Recipes', path: 'recipes' },
    { title: 'Sources', path: 'sources' },
    { title: 'Lineage', path: 'lineage' },
  ],
  state: ({ tables }) =>
    tables.length > 0
      ? { words: `${String(tables.length)} ${tables.length === 1 ? 'dataset' : 'datasets'}`, tone: 'quiet' }
      : { words: 'none yet', tone: 'quiet' },
};
