import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Json } from '../rollout/plan.ts';

/** Documents that an export writes into. */
export type EditableMap = { [key: string]: Editable };
export type Editable = null | boolean | number | string | Editable[] | EditableMap;

export function editable(value: Json): Editable {
  return JSON.parse(JSON.stringify(value)) as Editable;
}

/** The map at this key, made where there is none. */
export function mapAt(map: EditableMap, key: string): EditableMap {
  const found = map[key];
  if (found !== null && typeof found === 'object' && !Array.isArray(found)) return found;
  const made: EditableMap = {};
  map[key] = made;
  return made;
}

export function listAt(map: EditableMap, key: string): Editable[] {
  const found = map[key];
  if (Array.isArray(found)) return found;
  const made: Editable[] = [];
  map[key] = made;
  return made;
}

export function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/** A name that Kubernetes takes. */
export function clusterName(name: string): string {
  const plain = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return plain.replace(/^-+|-+$/g, '').slice(0, 60) || 'metric';
}
