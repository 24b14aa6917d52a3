import { DECISION_SCREENS } from './decision-screens.ts';
import { ESTIMATE_SCREENS } from './estimate-screens.ts';
import { READINESS_SCREENS } from './readiness-screens.ts';
import type { Screen } from './screens.ts';
import { SHEET_SCREENS } from './sheet-screens.ts';
import { EARLY_TARGET_SCREENS } from './target-screens.ts';

/** The screens of scoping, in the order of its tabs. */
export const SCOPING_SCREENS: readonly Screen[] = [
  ...SHEET_SCREENS,
  ...EARLY_TARGET_SCREENS,
  ...ESTIMATE_SCREENS,
  ...READINESS_SCREENS,
  ...DECISION_SCREENS,
];
