import { createRandom } from '../kernel/random.ts';
import { compareCodePoints } from '../table/compare-code-points.ts';
import type { RowCodes } from './split.ts';
import { encodeUtf8 } from '../kernel/codecs.ts';

/**
 * Part by row, whole groups together. Groups go, the largest first (equal ones in an order that seed and name
 * decide, whatever the order of rows), to the part whose counts by class they bring nearest to its ideal; without
 * classes, to the part that lacks most rows. A part misses its size by less than its largest group then. Rows
 * without a group are groups of one each.
 */
export function splitByGroup(
  groups: RowCodes,
  shares: readonly number[],
  seed: number,
  classes: Int32Array | null,
  classCount: number,
): Uint8Array<ArrayBuffer> {
  const rows = groups.codes.length;
  const { groupOf, names } = groupsOfRows(groups);
  const width = classes ? classCount + 1 : 1;
  const counts = new Float64Array(names.length * width);
  const sizes = new Float64Array(names.length);
  const totals = new Float64Array(width);
  for (let row = 0; row < rows; row++) {
    const own = classes ? classes[row]! + 1 : 0;
    counts[groupOf[row]! * width + own]!++;
    sizes[groupOf[row]!]!++;
    totals[own]!++;
  }
  const lacking = shares.map((share) => totals.map((total) => total * share));
  const partOf = new Uint8Array(names.length);
  for (const group of largestFirst(sizes, names, seed)) {
    const own = counts.subarray(group * width, (group + 1) * width);
    let best = 0;
    let bestGain = -Infinity;
    for (let part = 0; part < shares.length; part++) {
      const gain = gainOf(own, lacking[part]!, totals);
      if (gain > bestGain) {
        best = part;
        bestGain = gain;
      }
    }
    partOf[group] = best;
    for (let i = 0; i < width; i++) lacking[best]![i]! -= own[i]!;
  }
  return Uint8Array.from(groupOf, (group) => partOf[group]!);
}

/** By how much the squared distance from the ideal counts, each class weighed by its size, gets smaller. */
function gainOf(own: Float64Array, lacking: Float64Array, totals: Float64Array): number {
  let gain = 0;
  for (let i = 0; i < own.length; i++) {
    if (own[i]! > 0) gain += (own[i]! * (2 * lacking[i]! - own[i]!)) / totals[i]!;
  }
  return gain;
}

/** Numbers of groups that occur; a row without one gets a group of its own. */
function groupsOfRows({ codes, names }: RowCodes): { groupOf: Int32Array; names: string[] } {
  const groupOf = new Int32Array(codes.length);
  const numberOf = new Int32Array(names.length).fill(-1);
  const present: string[] = [];
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code < 0) groupOf[row] = present.push('') - 1;
    else {
      if (numberOf[code]! < 0) numberOf[code] = present.push(names[code]!) - 1;
      groupOf[row] = numberOf[code]!;
    }
  }
  return { groupOf, names: present };
}

function largestFirst(sizes: Float64Array, names: readonly string[], seed: number): number[] {
  const start = createRandom(seed).uint32();
  const lots = names.map((name) => {
    let hash = start;
    for (const byte of encodeUtf8(name)) hash = Math.imul(hash ^ byte, 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    return (hash ^ (hash >>> 13)) >>> 0;
  });
  return [...names.keys()].sort(
    (a, b) =>
      sizes[b]! - sizes[a]! || lots[a]! - lots[b]! || compareCodePoints(names[a]!, names[b]!) || a - b,
  );
}
