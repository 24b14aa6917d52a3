import ClipboardPaste from '@lucide/svelte/icons/clipboard-paste';
import Plus from '@lucide/svelte/icons/plus';
import Table from '@lucide/svelte/icons/table-2';
import { sliceCommands } from '../../parts/slices/slice-commands.ts';
import type { StageManifest } from '../../parts/stage-manifest.ts';
import { hrefOf } from '../../session/route.svelte.ts';
import { formatPlural } from '../../ui/format.ts';
import { pasteFromClipboard } from './paste-table.ts';

export const manifest: StageManifest = {
  id: 'data',
  title: 'Data',
  icon: Table,
  key: 'd',
  routes: [
    { pattern: '', load: () => import('./Datasets.svelte') },
    { pattern: 'add', load: () => import('./AddDataset.svelte') },
    { pattern: 'table/:entry', load: () => import('./TableScreen.svelte') },
  ],
  state: ({ tables }) =>
    tables.length > 0
      ? { words: `${String(tables.length)} ${tables.length === 1 ? 'dataset' : 'datasets'}`, tone: 'quiet' }
      : { words: 'none yet', tone: 'quiet' },
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
    ...sliceCommands(open),
  ],
};
