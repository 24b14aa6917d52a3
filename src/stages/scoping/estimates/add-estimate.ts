import { newDocument } from '../../../core/artifact/new-document.ts';
import type { EstimateBody } from '../../../core/scoping/estimate-document.ts';
import { freshId } from '../../../session/ids.ts';
import { hrefOf } from '../../../session/route.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

/** Adds an estimate under a name that is free, and goes there. */
export async function addEstimate(workbench: Workbench, wanted: string, body: EstimateBody): Promise<void> {
  const open = workbench.open!;
  const taken = new Set(open.estimates.map(({ name }) => name));
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted} ${String(n)}`;
  const identity = { id: freshId(), projectId: open.id, name, nowMs: Date.now() };
  await workbench.documents.add(newDocument('estimate', identity, body), `Add “${name}”`);
  workbench.route.go(hrefOf(open.id, 'scoping', ['estimates', identity.id]));
}
