import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { documentFromJson } from '../../../src/core/artifact/document-json.ts';
import { documentToJson } from '../../../src/core/artifact/document-members.ts';
import type { RawDocument } from '../../../src/core/artifact/migration-steps.ts';
import { newDocument } from '../../../src/core/artifact/new-document.ts';
import { parseJson } from '../../../src/core/artifact/parse-json.ts';
import type { Id } from '../../../src/core/kernel/objects.ts';
import { exportArgo } from '../../../src/core/controllers/export-argo.ts';
import { exportFlagger } from '../../../src/core/controllers/export-flagger.ts';
import type { RolloutPlan } from '../../../src/core/rollout/plan.ts';
import type { RolloutPlanDocument } from '../../../src/core/rollout/plan-document.ts';
import { readPlan } from '../../../src/core/controllers/read-plan.ts';
import { writePlan } from '../../../src/core/controllers/write-plan.ts';
import { readYaml } from '../../../src/core/controllers/yaml-documents.ts';
import { FOLDER, load, textOf } from './follow.ts';

const names = readdirSync(FOLDER).map((file) => file.replace(/\.yaml$/, ''));
test('there are at least a dozen documents', () => {
  expect(names.length).toBeGreaterThanOrEqual(12);
});

/** Out of the project, into its file and back. */
function stored(plan: RolloutPlan): RolloutPlan {
  const identity = { id: 'plan-1' as Id, projectId: 'project-1' as Id, name: 'plan', nowMs: 1 };
  const text = JSON.stringify(documentToJson(newDocument('rolloutPlan', identity, { plan, note: '' })));
  const json = parseJson(new TextEncoder().encode(text), 'plan.json');
  const document = documentFromJson(json as RawDocument, 'plan.json', false);
  return (document as RolloutPlanDocument).body.plan;
}

describe.each(names)('%s', (name) => {
  test('goes back to YAML that parses to the same documents, through the stored plan and our own text as well', () => {
    const { plan: imported, name: own } = load(name);
    const plan = stored(imported);
    expect(plan).toEqual(imported);
    const back = readPlan(writePlan(plan));
    expect(back).toEqual(plan);
    const { text, warnings } = name.startsWith('argo') ? exportArgo(back, own) : exportFlagger(back, own);
    expect(readYaml(text).values).toEqual(readYaml(textOf(name)).values);
    expect(warnings).toEqual([]);
  });
});
