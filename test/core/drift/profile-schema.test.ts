import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LAYOUT, OPTIONAL } from '../../../src/core/drift/profile-layout.ts';

const docs = (name: string): string =>
  readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');

it('the schema and the page of profiles name the columns of their layout', () => {
  const { items } = JSON.parse(docs('profile.schema.json')) as {
    items: { properties: object; required: string[] };
  };
  expect(Object.keys(items.properties)).toEqual(LAYOUT);
  expect(items.required).toEqual(LAYOUT.filter((name) => !OPTIONAL.has(name)));
  const page = docs('profile-format.md');
  for (const name of LAYOUT) expect(page).toContain(`\`${name}\``);
});
