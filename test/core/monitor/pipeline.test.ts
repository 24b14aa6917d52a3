import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { mergeEdit } from '../../../src/core/artifact/merge-edit.ts';
import { newDocument } from '../../../src/core/artifact/new-document.ts';
import { IsPipeline } from '../../../src/core/artifact/pipeline-schema.ts';
import type { Id } from '../../../src/core/kernel/objects.ts';
import { PIPELINE_TEMPLATES } from '../../../src/core/monitor/pipeline-templates.ts';
import { componentsInOrder, wouldCircle, type PipelineBody } from '../../../src/core/monitor/pipeline.ts';

const { body } = PIPELINE_TEMPLATES[0]!;
const ids = (pipeline: PipelineBody): string[] => componentsInOrder(pipeline).map(({ id }) => id);

describe('pipeline', () => {
  it('its templates are pipelines', () => {
    for (const template of PIPELINE_TEMPLATES)
      expect(v.safeParse(IsPipeline, template.body).success).toBe(true);
  });

  it('components stand after those before them, whatever their order', () => {
    const [phones, detector, recogniser] = Object.keys(body.components) as [string, string, string];
    const last = { ...body.components[phones]!, order: 9 };
    const turned = { ...body, components: { ...body.components, [phones]: last } };
    expect(ids(turned)).toEqual([phones, detector, recogniser]);
    expect(ids({ ...body, edges: {} })).toEqual([phones, detector, recogniser]);
    expect(ids({ ...turned, edges: {} })).toEqual([detector, recogniser, phones]);
    const circle = {
      ...body.edges,
      back: { from: recogniser, to: phones },
      gone: { from: 'gone', to: phones },
    };
    expect(ids({ ...body, edges: circle })).toEqual([phones, detector, recogniser]);
  });

  it('a connection that would make a circle is known before', () => {
    const [phones, detector, recogniser] = Object.keys(body.components) as [string, string, string];
    expect(wouldCircle(body, { from: recogniser, to: phones })).toBe(true);
    expect(wouldCircle(body, { from: detector, to: detector })).toBe(true);
    expect(wouldCircle(body, { from: phones, to: recogniser })).toBe(false);
  });

  it('two tabs change different parts of a component without a clash', () => {
    const [id] = Object.keys(body.components) as [string];
    const made = newDocument(
      'pipeline',
      { id: 'p' as Id, projectId: 'q' as Id, name: 'Pipeline', nowMs: 1 },
      body,
    );
    const change = (patch: object): PipelineBody => ({
      ...body,
      components: { ...body.components, [id]: { ...body.components[id]!, ...patch } },
    });
    const signals = { ...body.components[id]!.signals, output: [{ of: 'rows' } as const] };
    const stored = { ...made, body: change({ name: 'Handsets' }) };
    const merged = mergeEdit(stored, { from: { body }, to: { body: change({ signals }) } });
    expect(merged.clashes).toEqual([]);
    expect(merged.change).toEqual({ body: change({ name: 'Handsets', signals }) });
  });
});
