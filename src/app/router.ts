import type { StageManifest, StageRoute } from '../parts/stage-manifest.ts';
import { manifest as data } from '../stages/data/manifest.ts';
import { manifest as deployment } from '../stages/deployment/manifest.ts';
import { manifest as modeling } from '../stages/modeling/manifest.ts';
import { manifest as monitoring } from '../stages/monitoring/manifest.ts';
import { manifest as overview } from '../stages/overview/manifest.ts';
import { manifest as scoping } from '../stages/scoping/manifest.ts';

/** The report tells of all stages, so that it is none's own screen. */
const withReport: StageManifest = {
  ...overview,
  routes: [...overview.routes, { pattern: 'report', load: () => import('./report/ReportScreen.svelte') }],
};

/** The stages in the order of a project's life. */
export const STAGES: readonly StageManifest[] = [withReport, scoping, data, modeling, deployment, monitoring];

export interface Match {
  stage: StageManifest;
  route: StageRoute;
  params: Readonly<Record<string, string>>;
}

/** The screen at a place, or null where the address leads nowhere. */
export function matchRoute(stageId: string, rest: readonly string[]): Match | null {
  const stage = STAGES.find(({ id }) => id === stageId);
  for (const route of stage?.routes ?? []) {
    const params = matchPattern(route.pattern, rest);
    if (params) return { stage: stage!, route, params };
  }
  return null;
}

function matchPattern(pattern: string, rest: readonly string[]): Record<string, string> | null {
  const parts = pattern === '' ? [] : pattern.split('/');
  if (parts.length !== rest.length) return null;
  const params: Record<string, string> = {};
  for (const [i, part] of parts.entries()) {
    if (part.startsWith(':')) params[part.slice(1)] = rest[i]!;
    else if (part !== rest[i]) return null;
  }
  return params;
}
