import Activity from '@lucide/svelte/icons/activity';
import type { StageManifest } from '../../parts/stage-manifest.ts';
import { monitoringState } from './rail-state.ts';

export const manifest: StageManifest = {
  id: 'monitoring',
  title: 'Monitoring',
  icon: Activity,
  key: 'n',
  routes: [
    { pattern: '', load: () => import('./board/DriftScreen.svelte') },
    { pattern: 'detectors', tab: 'detectors', load: () => import('./detectors/DetectorsScreen.svelte') },
    { pattern: 'alarms', tab: 'alarms', load: () => import('./alarms/AlarmsScreen.svelte') },
    { pattern: 'alarms/new', tab: 'alarms', load: () => import('./alarms/NewAlarmsScreen.svelte') },
    { pattern: 'alarms/:id', tab: 'alarms', load: () => import('./alarms/AlarmScreen.svelte') },
    { pattern: 'dashboard', tab: 'dashboard', load: () => import('./dashboard/DashboardScreen.svelte') },
    { pattern: 'column/:column', tab: '', load: () => import('./column/ColumnScreen.svelte') },
    { pattern: 'together', tab: '', load: () => import('./together/TogetherScreen.svelte') },
    { pattern: 'feedback', tab: 'feedback', load: () => import('./feedback/FeedbackScreen.svelte') },
    {
      pattern: 'performance',
      tab: 'performance',
      load: () => import('./performance/PerformanceScreen.svelte'),
    },
    { pattern: 'pipeline', tab: 'pipeline', load: () => import('./pipeline/PipelineScreen.svelte') },
    { pattern: 'logs', tab: 'logs', load: () => import('./logs/Logs.svelte') },
    { pattern: 'logs/new', tab: 'logs', load: () => import('./logs/NewLog.svelte') },
    { pattern: 'logs/simulate', tab: 'logs', load: () => import('./simulate/Simulate.svelte') },
    { pattern: 'logs/simulate/:id', tab: 'logs', load: () => import('./simulate/StreamResult.svelte') },
    { pattern: 'logs/:id', tab: 'logs', load: () => import('./logs/LogScreen.svelte') },
  ],
  tabs: [
    { title: 'Drift', path: '' },
    { title: 'Performance', path: 'performance' },
    { title: 'Detectors', path: 'detectors' },
    { title: 'Alarms', path: 'alarms' },
    { title: 'Dashboard', path: 'dashboard' },
    { title: 'Feedback', path: 'feedback' },
    { title: 'Pipeline', path: 'pipeline' },
    { title: 'Logs', path: 'logs' },
  ],
  state: monitoringState,
};
