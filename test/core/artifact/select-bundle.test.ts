import { describe, expect, it } from 'vitest';
import { newDocument } from '../../../src/core/artifact/new-document.ts';
import type { Id } from '../../../src/core/kernel/objects.ts';
import { lastChangeMs, selectBundle } from '../../../src/core/artifact/select-bundle.ts';
import { readmeText } from '../../../src/core/artifact/readme-text.ts';
import { redactionsOf } from '../../../src/core/artifact/redactions.ts';
import { aShadow } from '../shadow/a-shadow.ts';
import { sampleProject } from '../../workers/project/sample-project.ts';

const { bundle } = await sampleProject(3);

describe('what leaves a project', () => {
  it('is what is live, and what that needs', () => {
    const selected = selectBundle(bundle);
    expect(selected.documents).toHaveLength(bundle.documents.length - 1);
    expect(selected.objects).toHaveLength(bundle.objects.length);
    const onlyEvaluation = bundle.documents.filter(
      ({ kind, name }) => kind === 'sheet' || name === 'deleted',
    );
    expect(
      selectBundle({ ...bundle, documents: onlyEvaluation })
        .objects.map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['evaluation', 'model', 'predictions', 'table']);
    expect(selectBundle({ ...bundle, documents: [] }).objects).toEqual([]);
  });

  it('takes along what only a shadow comparison points to', () => {
    const table = bundle.objects.find(({ kind }) => kind === 'table')!.digest;
    const identity = { id: 'shadow' as Id, projectId: bundle.project.id, name: 'shadow', nowMs: 1 };
    const shadow = newDocument('shadow', identity, aShadow(table, bundle));
    const kinds = selectBundle({ ...bundle, documents: [shadow] }).objects.map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['evaluation', 'model', 'predictions', 'table']);
    const none = newDocument('shadow', identity, { ...shadow.body, run: null });
    const fewer = selectBundle({ ...bundle, documents: [none] }).objects.map(({ kind }) => kind);
    expect(fewer.toSorted()).toEqual(['model', 'table']);
  });

  it('is dated by its last change, deletions apart', () => {
    expect(lastChangeMs(selectBundle(bundle))).toBe(1_700_000_200_021);
    expect(lastChangeMs({ ...bundle, documents: [] })).toBe(bundle.project.updatedMs);
  });

  it('leaves bytes behind by choice, or where they are not here', () => {
    const kinds = (contents: { data: boolean; models: boolean }, whole: boolean) =>
      redactionsOf(bundle.objects, contents, () => whole).map(({ kind }) => kind);
    expect(kinds({ data: true, models: true }, true)).toEqual([]);
    expect(kinds({ data: true, models: true }, false)).toEqual(['table', 'model', 'model', 'predictions']);
    expect(kinds({ data: false, models: true }, true)).toEqual(['table', 'predictions']);
  });
});

describe('the README inside', () => {
  it('tells what is there, what is not, and how to open it', () => {
    const table = bundle.objects[0]!;
    const text = readmeText(bundle, [{ object: table.digest, kind: 'table' }]);
    expect(text).toContain('# Loans "2024"');
    expect(text).toContain('Tables: 1. Models: 3.');
    expect(text).toContain(`table ${table.digest.slice(0, 12)}`);
    expect(text).toContain('zipfile');
    expect(readmeText({ ...bundle, project: { ...bundle.project, name: 'a\n# b\u2028c' } }, [])).toMatch(
      /^# a # b c\n/,
    );
  });
});
