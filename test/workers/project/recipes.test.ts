import { describe, expect, it } from 'vitest';
import type { AnyObject } from '../../../src/core/artifact/documents.ts';
import { entryFor } from '../../../src/core/artifact/new-document.ts';
import { nameObject } from '../../../src/core/artifact/name-object.ts';
import { redactionsOf } from '../../../src/core/artifact/redactions.ts';
import { selectBundle } from '../../../src/core/artifact/select-bundle.ts';
import type { Id } from '../../../src/core/kernel/objects.ts';
import type { ModelVersion } from '../../../src/core/model/model-version.ts';
import { ForgedProject } from '../../hostile/forged-project.ts';
import { digester, exported, imported, sampleProject } from './sample-project.ts';
import { withRecipe } from './with-recipe.ts';

const { store, bundle } = await sampleProject(11);
const id = (name: string): Id => name as Id;
const nowMs = 1_700_000_000_000;

const { project, recipe } = await withRecipe(bundle, nowMs);
const identity = (name: string) => ({ id: id(name), projectId: bundle.project.id, name, nowMs });

describe('recipes in a project file', () => {
  it('come back as they were, the editable and the fitted', async () => {
    const file = await exported(store, project);
    const { manifest: _, ...read } = await imported(file);
    expect(read).toEqual(selectBundle(project));
    expect(read.objects.find(({ kind }) => kind === 'recipe')).toEqual(recipe);
    expect(await exported(store, read)).toEqual(file);
  });

  it('go along with a model whose signature names one, and must', async () => {
    const model = bundle.objects.find((object): object is ModelVersion => object.kind === 'model')!;
    const { madeBy, digest: _, ...content } = model;
    const signature = { ...content.signature, recipe: recipe.digest };
    const fed = await nameObject<ModelVersion>({ ...content, signature }, madeBy, digester);
    expect(fed.digest).not.toBe(model.digest);
    const without = { ...bundle, documents: [...bundle.documents, entryFor(fed, identity('entry-fed'))] };
    const file = await exported(store, { ...without, objects: [...bundle.objects, fed, recipe] });
    expect((await imported(file)).objects).toContainEqual(recipe);
    await expect(exported(store, { ...without, objects: [...bundle.objects, fed] })).rejects.toMatchObject({
      facts: { code: 'project.cannotExport', expected: expect.stringContaining('the recipe') as string },
    });
  });

  it('hold no rows: nothing of them is left out', () => {
    const nothing = { data: false, models: false };
    expect(redactionsOf([recipe as AnyObject], nothing, () => false)).toEqual([]);
  });

  const objectPath = `objects/recipe/${recipe.digest}.json`;
  it.each<[string, string, string, string]>([
    ['an unknown step', 'documents/recipe/doc-recipe.json', '"op":"scale"', '"op":"run"'],
    ['a setting that is none', 'documents/recipe/doc-recipe.json', '"method":"standard"', '"method":"x"'],
    ['a formula without end', 'documents/recipe/doc-recipe.json', 'age + 1', 'a'.repeat(10_001)],
  ])('a recipe with %s is refused at its place', async (_, path, from, to) => {
    const forged = await ForgedProject.of(await exported(store, project));
    const text = JSON.stringify(forged.json(path));
    expect(text).toContain(from);
    await forged.setText(path, text.replace(from, to)).seal();
    await expect(imported(forged.zip())).rejects.toMatchObject({
      facts: { code: 'project.damaged', where: expect.stringContaining(path) as string },
    });
  });

  type Fitted = { steps: { step: { op: string }; columns: { learned: never; outputs: unknown[] }[] }[] };
  it.each<[string, (fitted: Fitted) => unknown]>([
    ['a power that is a text', ({ steps }) => (of(steps, 'transform').learned = { lambda: 'x' } as never)],
    ['a divisor of zero', ({ steps }) => Object.assign(of(steps, 'scale').learned, { divisor: 0 })],
    ['bounds out of order', ({ steps }) => (of(steps, 'bin').learned = { edges: [2, 1] } as never)],
    ['fewer columns than values', ({ steps }) => of(steps, 'oneHot').outputs.pop()],
    ['nothing learned', ({ steps }) => (of(steps, 'labelEncode').learned = null as never)],
  ])('a fitted recipe with %s is refused', async (_, change) => {
    const forged = await ForgedProject.of(await exported(store, project));
    const object = forged.json(objectPath) as unknown as { fitted: Fitted };
    change(object.fitted);
    await forged.setText(objectPath, JSON.stringify(object)).seal();
    await expect(imported(forged.zip())).rejects.toMatchObject({ facts: { code: 'project.damaged' } });
  });
});

function of<S extends { step: { op: string }; columns: unknown[] }>(
  steps: readonly S[],
  op: string,
): S['columns'][0] {
  return steps.find(({ step }) => step.op === op)!.columns[0]!;
}
