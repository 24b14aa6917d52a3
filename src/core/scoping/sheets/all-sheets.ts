import type { SheetSpec } from '../sheet-spec.ts';
import type { SheetKind } from '../worksheet.ts';
import { CANVAS } from './canvas.ts';
import { IMPACT } from './impact.ts';
import { MODEL_CARD } from './model-card.ts';
import { PROCESS } from './process.ts';
import { RISKS } from './risks.ts';
import { ROLES } from './roles.ts';
import { SCOPING } from './scoping.ts';
import { USER_NEEDS } from './user-needs.ts';

/** What each kind of sheet asks. */
export const SHEET_SPECS: Readonly<Record<SheetKind, SheetSpec>> = {
  scoping: SCOPING,
  canvas: CANVAS,
  userNeeds: USER_NEEDS,
  process: PROCESS,
  roles: ROLES,
  risks: RISKS,
  impact: IMPACT,
  modelCard: MODEL_CARD,
};
