import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exportArgo } from '../../../src/core/rollout/export-argo.ts';
import { exportFlagger } from '../../../src/core/rollout/export-flagger.ts';
import { readPlan } from '../../../src/core/rollout/read-plan.ts';
import { writePlan } from '../../../src/core/rollout/write-plan.ts';
import { readYaml } from '../../../src/core/rollout/yaml-documents.ts';
import { FOLDER, load, textOf } from './follow.ts';

const names = readdirSync(FOLDER).map((file) => file.replace(/\.yaml$/, ''));
test('there are at least a dozen documents', () => {
  expect(names.length).toBeGreaterThanOrEqual(12);
});

describe.each(names)('%s', (name) => {
  test('goes back to YAML that parses to the same documents, through our own text as well', () => {
    const { plan, name: own } = load(name);
    const back = readPlan(writePlan(plan));
    expect(back).toEqual(plan);
    const { text, warnings } = name.startsWith('argo') ? exportArgo(back, own) : exportFlagger(back, own);
    expect(readYaml(text).values).toEqual(readYaml(textOf(name)).values);
    expect(warnings).toEqual([]);
  });
});
