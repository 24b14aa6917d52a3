import type { Random } from '../../src/core/kernel/random.ts';

/** Values that are JSON and that nobody expects. */
const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.5,
  1e308,
  2 ** 53,
  '',
  'constructor',
  '\ud800',
  'x'.repeat(5000),
  '0'.repeat(64),
  [],
  [[]],
  {},
  { op: 'and', of: [] },
];

/** A copy of a JSON value in which one to three members are odd ones, missing, or doubled. */
export function mutateJson(value: unknown, random: Random): unknown {
  let changed = structuredClone(value);
  for (let faults = 1 + random.below(3); faults > 0; faults--) changed = withFault(changed, random);
  return changed;
}

function withFault(value: unknown, random: Random): unknown {
  const isList = Array.isArray(value);
  if (typeof value !== 'object' || value === null) return ODD[random.below(ODD.length)];
  const members = Object.entries(value);
  if (members.length === 0) return ODD[random.below(ODD.length)];
  const at = random.below(members.length);
  const [key, member] = members[at]!;
  const deeper = typeof member === 'object' && member !== null && random.below(4) > 0;
  if (deeper) members[at] = [key, withFault(member, random)];
  else if (random.below(5) === 0) members.splice(at, 1);
  else if (random.below(6) === 0) members.push([`${key}2`, member]);
  else members[at] = [key, ODD[random.below(ODD.length)]];
  return isList ? members.map(([, item]) => item) : Object.fromEntries(members);
}
