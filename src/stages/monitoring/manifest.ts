import Activity from '@lucide/svelte/icons/activity';
import Logs from '@lucide/svelte/icons/logs';
import type { StageManifest } from '../../parts/stage-manifest.ts';
import { hrefOf } from '../../session/route.svelte.ts';
import { monitoringState } from './rail-state.ts';

export const manifest: StageManifest = {
  id: 'monitoring',
  title: 'Monitoring',
  icon: Activity,
  key: 'n',
  routes: [
    { pattern: '', load: () => import('./board/DriftScreen.svelte') },
    { pattern: 'column/:column', tab: '', load: () => import('./column/ColumnScreen.svelte') },
    { pattern: 'logs', tab: 'logs', load: () => import('./logs/Logs.svelte') },
    { pattern: 'logs/new', tab: 'logs', load: () => import('./logs/NewLog.svelte') },
    { pattern: 'logs/:id', tab: 'logs', load: () => import('./logs/LogScreen.svelte') },
  ],
  tabs: [
    { title: 'Drift', path: '' },
    { title: 'Logs', path: 'logs' },
  ],
  state: monitoringState,
  actions: ({ id }) => [
    {
      id: 'monitoring.log',
      label: 'Bring a production log',
      group: 'Actions',
      icon: Logs,
      also: 'monitor drift requests predictions timestamps append batch profile',
      href: hrefOf(id, 'monitoring', ['logs', 'new']),
    },
  ],
  contents: (open) =>
    open.logs.map((log) => ({
      id: log.id,
      label: log.name,
      group: 'Production logs',
      icon: Logs,
      href: hrefOf(open.id, 'monitoring', ['logs', log.id]),
    })),
};
