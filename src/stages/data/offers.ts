import ClipboardPaste from '@lucide/svelte/icons/clipboard-paste';
import CookingPot from '@lucide/svelte/icons/cooking-pot';
import ListChecks from '@lucide/svelte/icons/list-checks';
import Plus from '@lucide/svelte/icons/plus';
import SplitIcon from '@lucide/svelte/icons/split';
import Table from '@lucide/svelte/icons/table-2';
import SearchAlert from '@lucide/svelte/icons/search-alert';
import Tags from '@lucide/svelte/icons/tags';
import { sliceCommands } from '../../parts/slices/slice-commands.ts';
import type { StageOffers } from '../../parts/stage-offers.ts';
import { labelingPath } from '../../session/document-paths.ts';
import { hrefOf } from '../../session/route.svelte.ts';
import { formatPlural } from '../../ui/format.ts';
import { pasteFromClipboard } from './paste-table.ts';

export const offers: StageOffers = {
  actions: ({ id }, workbench) => [
    {
      id: 'data.add',
      label: 'Add a dataset',
      group: 'Actions',
      icon: Plus,
      also: 'import upload open file csv json parquet arrow',
      href: hrefOf(id, 'data', ['add']),
    },
    {
      id: 'data.label',
      label: 'Label rows',
      group: 'Actions',
      icon: Tags,
      also: 'annotate labeling agreement kappa human level consensus',
      href: hrefOf(id, 'data', ['labels', 'new']),
    },
    {
      id: 'data.issues',
      label: 'Find label errors',
      group: 'Actions',
      icon: SearchAlert,
      also: 'suspected wrong labels confident learning noise relabel',
      href: hrefOf(id, 'data', ['labels', 'issues']),
    },
    {
      id: 'data.split',
      label: 'Split a dataset',
      group: 'Actions',
      icon: SplitIcon,
      also: 'train validation test stratified group time leak',
      href: hrefOf(id, 'data', ['splits', 'new']),
    },
    {
      id: 'data.paste',
      label: 'Paste a table',
      group: 'Actions',
      icon: ClipboardPaste,
      also: 'clipboard spreadsheet excel',
      run: () => void pasteFromClipboard(workbench),
    },
  ],
  contents: (open) => [
    ...open.tables.map(({ entry, object }) => ({
      id: entry.id,
      label: entry.name,
      group: 'Datasets',
      icon: Table,
      more: formatPlural(object.rows, 'row'),
      also: object.source?.file,
      href: hrefOf(open.id, 'data', ['table', entry.id]),
    })),
    ...open.labelings.map((labeling) => ({
      id: labeling.id,
      label: labeling.name,
      group: 'Labelings',
      icon: Tags,
      more: labeling.body.question,
      also: 'labels agreement consensus',
      href: hrefOf(open.id, 'data', labelingPath(labeling)),
    })),
    ...open.expectations.map(({ id, name, body }) => ({
      id,
      label: name,
      group: 'Expectations',
      icon: ListChecks,
      more: formatPlural(body.expectations.columns.length, 'column'),
      also: 'check schema validation anomalies',
      href: hrefOf(open.id, 'data', ['checks', id]),
    })),
    ...open.recipes.map(({ id, name, body }) => ({
      id,
      label: name,
      group: 'Recipes',
      icon: CookingPot,
      more: formatPlural(body.steps.length, 'step'),
      also: 'recipe impute one-hot scale transform preprocess feature',
      href: hrefOf(open.id, 'data', ['recipes', id]),
    })),
    ...open.splits.map(({ id, name, body }) => ({
      id,
      label: name,
      group: 'Splits',
      icon: SplitIcon,
      more: open.nameOf(body.table, ''),
      also: 'train validation test leak frozen',
      href: hrefOf(open.id, 'data', ['splits', id]),
    })),
    ...sliceCommands(open),
  ],
};
