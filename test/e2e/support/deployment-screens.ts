import { AUTOMATION_SCREENS } from './automation-screens.ts';
import { BLUE_GREEN_SCREENS } from './blue-green-screens.ts';
import { DECIDING_SCREENS } from './deciding-screens.ts';
import { PLAN_SCREENS } from './plan-screens.ts';
import { ROLLOUT_SCREENS } from './rollout-screens.ts';
import type { Screen } from './screens.ts';
import { SHADOW_SCREENS } from './shadow-screens.ts';
import { SERVING_SCREENS } from './serving-screens.ts';
import { VERSION_SCREENS } from './version-screens.ts';

/** Every screen of the deployment stage. */
export const DEPLOYMENT_SCREENS: readonly Screen[] = [
  ...VERSION_SCREENS,
  ...SERVING_SCREENS,
  ...SHADOW_SCREENS,
  ...PLAN_SCREENS,
  ...ROLLOUT_SCREENS,
  ...BLUE_GREEN_SCREENS,
  ...DECIDING_SCREENS,
  ...AUTOMATION_SCREENS,
];
