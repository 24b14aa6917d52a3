import type { Page } from '@playwright/test';
import type { Id } from '../../../src/core/kernel/objects.ts';
import type { RolloutPlanBody, RolloutPlanDocument } from '../../../src/core/rollout/plan-document.ts';
import { storeDocument } from './store-document.ts';

/** Puts a rollout plan into a project past the app, which sees it after it is opened anew. */
export async function storePlan(
  page: Page,
  project: string,
  { id, name, body }: { id: string; name: string; body: RolloutPlanBody },
): Promise<void> {
  const times = { createdMs: 1_790_000_000_000, updatedMs: 1_790_000_000_000, deletedMs: null };
  const document: RolloutPlanDocument = {
    ...{ id: id as Id, projectId: project as Id, kind: 'rolloutPlan', name, rev: 1, schema: 1 },
    ...times,
    body,
    unknown: {},
  };
  await storeDocument(page, document);
}
