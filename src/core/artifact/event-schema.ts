import * as v from 'valibot';
import type { AnyEvent } from './documents.ts';
import { IsId, IsTimeMs } from './basic-schemas.ts';
import { IsAnnotation } from './label-schemas.ts';
import { IsDrill, IsRegistryChange } from './registry-schema.ts';
import { IsDecision } from './scoping-schemas.ts';
import { IsTestSetSeen } from './split-schemas.ts';
import { IsTag } from './tag-schema.ts';

const MEMBERS = {
  id: IsId,
  projectId: IsId,
  kind: v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}$/, 'a kind of event')),
  atMs: IsTimeMs,
  by: v.string(),
  body: v.looseObject({}),
};

const BODIES = {
  annotation: IsAnnotation,
  testSetSeen: IsTestSetSeen,
  tag: IsTag,
  registry: IsRegistryChange,
  drill: IsDrill,
  decision: IsDecision,
} satisfies {
  [K in AnyEvent['kind']]: v.GenericSchema<unknown, Extract<AnyEvent, { kind: K }>['body']>;
};

export const EVENT_KINDS = Object.keys(BODIES) as readonly AnyEvent['kind'][];

const known = <K extends AnyEvent['kind']>(kind: K) =>
  v.looseObject({ ...MEMBERS, kind: v.literal(kind), body: BODIES[kind] });

/** Any event of a kind this version knows. Members that a newer minor version added stay where they are. */
export const IsEvent: v.GenericSchema<unknown, AnyEvent> = v.variant('kind', [
  known('annotation'),
  known('testSetSeen'),
  known('tag'),
  known('registry'),
  known('drill'),
  known('decision'),
]);

/** An event of a kind that a newer minor version added: it is kept as it came. */
export const IsUnknownEvent = v.looseObject(MEMBERS);

export function isKnownEventKind(kind: string): boolean {
  return Object.hasOwn(BODIES, kind);
}
