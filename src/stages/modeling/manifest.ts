import Box from '@lucide/svelte/icons/box';
import Columns from '@lucide/svelte/icons/columns-3';
import Plus from '@lucide/svelte/icons/plus';
import Ruler from '@lucide/svelte/icons/ruler';
import Scale from '@lucide/svelte/icons/scale';
import Target from '@lucide/svelte/icons/target';
import type { StageManifest } from '../../parts/stage-manifest.ts';
import { hrefOf } from '../../session/route.svelte.ts';
import { formatPlural } from '../../ui/format.ts';

export const manifest: StageManifest = {
  id: 'modeling',
  title: 'Modeling',
  icon: Box,
  key: 'm',
  routes: [
    { pattern: '', load: () => import('./Models.svelte') },
    { pattern: 'add', load: () => import('./AddModel.svelte') },
    { pattern: 'column', load: () => import('./AddPredictionColumn.svelte') },
    { pattern: 'baseline', load: () => import('./AddBaseline.svelte') },
    { pattern: 'compare', tab: 'compare', load: () => import('./Compare.svelte') },
    { pattern: 'model/:entry', load: () => import('./ModelScreen.svelte') },
    { pattern: 'evaluation/:entry', load: () => import('./EvaluationScreen.svelte') },
    { pattern: 'evaluation/:entry/metrics', load: () => import('./metrics/MetricsScreen.svelte') },
    { pattern: 'evaluation/:entry/fairness', load: () => import('./fairness/FairnessScreen.svelte') },
    { pattern: 'evaluation/:entry/discovery', load: () => import('./discovery/DiscoveryScreen.svelte') },
    { pattern: 'evaluation/:entry/threshold', load: () => import('./threshold/ThresholdScreen.svelte') },
    { pattern: 'evaluation/:entry/why', load: () => import('./why/WhyScreen.svelte') },
    { pattern: 'evaluation/:entry/mistakes', load: () => import('./mistakes/MistakesScreen.svelte') },
    { pattern: 'evaluation/:entry/noise', load: () => import('./noise/NoiseScreen.svelte') },
    { pattern: 'outputs', tab: 'outputs', load: () => import('./outputs/OutputScorings.svelte') },
    { pattern: 'outputs/new', tab: 'outputs', load: () => import('./outputs/NewOutput.svelte') },
    { pattern: 'outputs/:id', tab: 'outputs', load: () => import('./outputs/OutputScreen.svelte') },
    { pattern: 'targets', tab: 'targets', load: () => import('./targets/TargetsScreen.svelte') },
  ],
  tabs: [
    { title: 'Models', path: '' },
    { title: 'Comparison', path: 'compare' },
    { title: 'Other outputs', path: 'outputs' },
    { title: 'Targets', path: 'targets' },
  ],
  state: (open, { targets }) => {
    const { evaluations, models } = open;
    const standing = targets.standing(open);
    const failing = standing ? targets.failing(open, standing.object) : 0;
    if (failing > 0) return { words: formatPlural(failing, 'gate'), tone: 'bad' };
    if (evaluations.length > 0) {
      return { words: `${String(evaluations.length)} evaluated`, tone: 'quiet' };
    }
    return models.length > 0
      ? { words: 'not evaluated', tone: 'quiet' }
      : { words: 'none yet', tone: 'quiet' };
  },
  actions: ({ id }) => [
    {
      id: 'modeling.add',
      label: 'Add a model',
      group: 'Actions',
      icon: Plus,
      also: 'import upload open file onnx evaluate',
      href: hrefOf(id, 'modeling', ['add']),
    },
    {
      id: 'modeling.column',
      label: 'Use a column of predictions',
      group: 'Actions',
      icon: Columns,
      also: 'evaluate model scores',
      href: hrefOf(id, 'modeling', ['column']),
    },
    {
      id: 'modeling.baseline',
      label: 'Add a baseline',
      group: 'Actions',
      icon: Ruler,
      also: 'majority class mean median rule human level published older model',
      href: hrefOf(id, 'modeling', ['baseline']),
    },
    {
      id: 'modeling.outputs',
      label: 'Score rankings, transcripts or boxes',
      group: 'Actions',
      icon: Ruler,
      also: 'ndcg map mrr word error rate average precision iou outputs',
      href: hrefOf(id, 'modeling', ['outputs', 'new']),
    },
    {
      id: 'modeling.compare',
      label: 'Compare models',
      group: 'Actions',
      icon: Scale,
      also: 'mcnemar difference flips reference better paired',
      href: hrefOf(id, 'modeling', ['compare']),
    },
  ],
  contents: (open) => [
    ...open.targets.map((target) => ({
      id: target.id,
      label: target.name,
      group: 'Targets',
      icon: Target,
      more: target.body.owner || undefined,
      href: hrefOf(open.id, 'modeling', ['targets']),
    })),
    ...open.models.map(({ entry, object }) => ({
      id: entry.id,
      label: entry.name,
      group: 'Models',
      icon: Box,
      more: object.signature.task.type,
      href: hrefOf(open.id, 'modeling', ['model', entry.id]),
    })),
    ...open.evaluations.map(({ entry, object }) => ({
      id: entry.id,
      label: entry.name,
      group: 'Evaluations',
      icon: Target,
      more: formatPlural(object.rows, 'row'),
      also: 'error analysis',
      href: hrefOf(open.id, 'modeling', ['evaluation', entry.id]),
    })),
  ],
};
