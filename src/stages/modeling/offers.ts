import Box from '@lucide/svelte/icons/box';
import Columns from '@lucide/svelte/icons/columns-3';
import Plus from '@lucide/svelte/icons/plus';
import Ruler from '@lucide/svelte/icons/ruler';
import Scale from '@lucide/svelte/icons/scale';
import Target from '@lucide/svelte/icons/target';
import type { StageOffers } from '../../parts/stage-offers.ts';
import { hrefOf } from '../../session/route.svelte.ts';
import { formatPlural } from '../../ui/format.ts';

export const offers: StageOffers = {
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
