import type { Random } from '../../src/core/kernel/random.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Whole numbers at which sizes, counts and offsets go wrong, as 4 or 8 bytes. */
const EXTREMES = [
  0n,
  1n,
  -1n,
  0x7fn,
  0xffn,
  0x7fffn,
  0xffffn,
  0x7fffffffn,
  0x80000000n,
  0xffffffffn,
  1n << 53n,
  (1n << 63n) - 1n,
  1n << 63n,
];

const MOST_STRETCH = 64;

type Mutation = (bytes: Bytes, random: Random) => Bytes;

const IN_PLACE: readonly Mutation[] = [flip, overwrite, putExtreme];
const MOVING: readonly Mutation[] = [...IN_PLACE, cutOut, insert, truncate, repeat];

/**
 * A copy of a sound file with one to four faults, the same for the same state of `random`. In half of them all bytes
 * stay in their places, so that what else the file says of them still holds.
 */
export function mutateBytes(sound: Bytes, random: Random): Bytes {
  const mutations = random.below(2) === 0 ? IN_PLACE : MOVING;
  let bytes = sound.slice();
  for (let faults = 1 + random.below(4); faults > 0 && bytes.length > 0; faults--)
    bytes = mutations[random.below(mutations.length)]!(bytes, random);
  return bytes;
}

/** One bit. */
function flip(bytes: Bytes, random: Random): Bytes {
  bytes[random.below(bytes.length)]! ^= 1 << random.below(8);
  return bytes;
}

/** Some bytes by others. */
function overwrite(bytes: Bytes, random: Random): Bytes {
  const { from, to } = stretch(bytes, random);
  for (let at = from; at < to; at++) bytes[at] = random.below(256);
  return bytes;
}

function cutOut(bytes: Bytes, random: Random): Bytes {
  const { from, to } = stretch(bytes, random);
  return joined(bytes.subarray(0, from), bytes.subarray(to));
}

function insert(bytes: Bytes, random: Random): Bytes {
  const { from } = stretch(bytes, random);
  const added = Uint8Array.from({ length: 1 + random.below(MOST_STRETCH) }, () => random.below(256));
  return joined(bytes.subarray(0, from), added, bytes.subarray(from));
}

/** The end, of half of the files only a little of it. */
function truncate(bytes: Bytes, random: Random): Bytes {
  const most = random.below(2) === 0 ? Math.min(bytes.length, MOST_STRETCH) : bytes.length;
  return bytes.slice(0, bytes.length - 1 - random.below(most));
}

/** A stretch once more, behind itself. */
function repeat(bytes: Bytes, random: Random): Bytes {
  const { from, to } = stretch(bytes, random);
  return joined(bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to));
}

/** An extreme number, little- or big-endian, over what is there. */
function putExtreme(bytes: Bytes, random: Random): Bytes {
  const width = random.below(2) === 0 ? 4 : 8;
  if (bytes.length < width) return flip(bytes, random);
  const value = EXTREMES[random.below(EXTREMES.length)]!;
  const at = random.below(bytes.length - width + 1);
  const view = new DataView(bytes.buffer);
  const little = random.below(2) === 0;
  if (width === 8) view.setBigInt64(at, value, little);
  else view.setInt32(at, Number(BigInt.asIntN(32, value)), little);
  return bytes;
}

function stretch(bytes: Bytes, random: Random): { from: number; to: number } {
  const from = random.below(bytes.length);
  return { from, to: Math.min(bytes.length, from + 1 + random.below(MOST_STRETCH)) };
}

function joined(...parts: readonly Uint8Array[]): Bytes {
  return new Uint8Array(Buffer.concat(parts));
}
