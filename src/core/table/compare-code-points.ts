/** Order of texts by code point, which is that of their UTF-8 bytes; negative, 0 or positive. */
export function compareCodePoints(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    // Halves of surrogate pairs stand below U+E000 as units, above it as characters.
    if (x >= 0xd800 && y >= 0xd800) return surrogateLast(x) - surrogateLast(y);
    return x - y;
  }
  return a.length - b.length;
}

function surrogateLast(unit: number): number {
  return unit < 0xe000 ? unit + 0x10000 : unit;
}
