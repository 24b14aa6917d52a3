import type { MigrationStep, RawDocument } from '../../../src/core/artifact/migration-steps.ts';

type Members = Readonly<Record<string, unknown>>;

/** What a version before this one might have written for the documents of scoping, and the way back. */
const SHAPES: Readonly<Record<string, { down: (body: Members) => Members; up: (body: Members) => Members }>> =
  {
    worksheet: {
      down: ({ comments, ...body }) => ({
        ...body,
        remarks: Object.entries(comments as Record<string, Members>).map(([id, one]) => ({ id, ...one })),
      }),
      up: ({ remarks, ...body }) => ({
        ...body,
        comments: Object.fromEntries((remarks as Members[]).map(({ id, ...one }) => [id, one])),
      }),
    },
    target: {
      down: ({ direction, value, ...body }) => ({ ...body, bound: [direction, value] }),
      up: ({ bound, ...body }) => {
        const [direction, value] = bound as readonly unknown[];
        return { ...body, direction, value };
      },
    },
    estimate: {
      down: ({ of, ...body }) => ({ ...body, kind: of }),
      up: ({ kind, ...body }) => ({ ...body, of: kind }),
    },
    readiness: {
      down: ({ rubric, ...body }) => ({ ...body, rubric: Number(rubric) }),
      up: ({ rubric, ...body }) => ({ ...body, rubric: String(rubric) }),
    },
  };

function changed(document: RawDocument, way: 'up' | 'down'): RawDocument {
  const shape = SHAPES[String(document['kind'])];
  return shape ? { ...document, body: shape[way](document['body'] as Members) } : document;
}

/** A document of today's as the earlier version would have written it. */
export function inEarlierShape(document: RawDocument): RawDocument {
  return { ...changed(document, 'down'), schema: 1 };
}

/** The step that leads from there to here. */
export const STEP: MigrationStep = {
  from: 1,
  change: (documents) => documents.map((document) => changed(document, 'up')),
};
