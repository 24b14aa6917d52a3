import * as v from 'valibot';
import type { Pipeline, PipelineComponent } from '../monitor/pipeline.ts';
import { IsId, IsNumber } from './basic-schemas.ts';
import { IsSignal } from './signal-schema.ts';

const IsComponent: v.GenericSchema<unknown, PipelineComponent> = v.looseObject({
  order: IsNumber,
  name: v.string(),
  does: v.string(),
  kind: v.picklist(['source', 'feature', 'model', 'rule', 'service']),
  log: v.nullable(IsId),
  signals: v.looseObject({
    software: v.array(IsSignal),
    input: v.array(IsSignal),
    output: v.array(IsSignal),
  }),
});

/** Components that feed each other. */
export const IsPipeline: v.GenericSchema<unknown, Pipeline['body']> = v.looseObject({
  log: v.nullable(IsId),
  components: v.record(v.string(), IsComponent),
  edges: v.record(v.string(), v.looseObject({ from: v.string(), to: v.string() })),
  note: v.string(),
});
