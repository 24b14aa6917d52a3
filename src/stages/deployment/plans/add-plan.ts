import { newDocument } from '../../../core/artifact/new-document.ts';
import type { RolloutPlanBody } from '../../../core/rollout/plan-document.ts';
import { freshId } from '../../../session/ids.ts';
import { hrefOf } from '../../../session/route.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

/** Adds a plan under a name that is free, and goes there. */
export async function addPlan(workbench: Workbench, wanted: string, body: RolloutPlanBody): Promise<void> {
  const open = workbench.open!;
  const taken = new Set(open.rolloutPlans.map(({ name }) => name));
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted} ${String(n)}`;
  const identity = { id: freshId(), projectId: open.id, name, nowMs: Date.now() };
  await workbench.documents.add(newDocument('rolloutPlan', identity, body), `Add “${name}”`);
  workbench.route.go(hrefOf(open.id, 'deployment', ['plans', identity.id]));
}
