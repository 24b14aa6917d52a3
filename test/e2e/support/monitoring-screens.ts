import { ALARM_SCREENS } from './alarm-screens.ts';
import { BOARD_SCREENS } from './board-screens.ts';
import { COLUMN_SCREENS } from './column-screens.ts';
import { DASHBOARD_SCREENS } from './dashboard-screens.ts';
import { DETECTOR_SCREENS } from './detector-screens.ts';
import { LOG_SCREENS } from './log-screens.ts';
import { PERFORMANCE_SCREENS } from './performance-screens.ts';
import { PIPELINE_SCREENS } from './pipeline-screens.ts';
import type { Screen } from './screens.ts';
import { SIMULATOR_SCREENS } from './simulator-screens.ts';
import { TOGETHER_SCREENS } from './together-screens.ts';

/** Every screen of the monitoring stage; those of logs bring the log that the others look at, into the project of one's own. */
export const MONITORING_SCREENS: readonly Screen[] = [
  ...LOG_SCREENS,
  ...BOARD_SCREENS,
  ...COLUMN_SCREENS,
  ...TOGETHER_SCREENS,
  ...ALARM_SCREENS,
  ...DASHBOARD_SCREENS,
  ...PERFORMANCE_SCREENS,
  ...DETECTOR_SCREENS,
  ...PIPELINE_SCREENS,
  ...SIMULATOR_SCREENS,
];
