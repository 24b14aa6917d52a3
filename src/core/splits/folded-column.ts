import { decodeUtf8, encodeUtf8 } from '../kernel/codecs.ts';
import type { Column } from '../table/column.ts';
import { foldText } from '../table/fold-text.ts';

const SPACE = 0x20;
/** Significant digits that numbers with decimals keep. */
export const FOLDED_DIGITS = 4;

/**
 * The column with what means the same made equal: texts and categories folded as `foldText` does, numbers that are not
 * whole to four significant digits. The very column where nothing changes.
 */
export function foldedColumn(column: Column): Column {
  switch (column.type) {
    case 'category':
      return foldedCategory(column);
    case 'text':
      return foldedTexts(column);
    case 'number':
      return column.data.every((value) => !(value - value === 0) || Math.floor(value) === value)
        ? column
        : { ...column, data: Float64Array.from(column.data, rounded) };
    default:
      return column;
  }
}

function rounded(value: number): number {
  if (!(value - value === 0) || Math.floor(value) === value) return value;
  const scale = 10 ** (FOLDED_DIGITS - 1 - Math.floor(Math.log10(Math.abs(value))));
  // Of the tiniest numbers the scale is not finite.
  return Number.isFinite(scale) ? Math.round(value * scale) / scale : value;
}

function foldedCategory(column: Column & { type: 'category' }): Column {
  const places = new Map<string, number>();
  const codes = column.levels.map((level) => {
    const folded = foldText(level);
    const place = places.get(folded) ?? places.size;
    places.set(folded, place);
    return place;
  });
  const levels = [...places.keys()];
  if (levels.every((level, i) => level === column.levels[i]) && levels.length === codes.length) return column;
  return { ...column, levels, data: column.data.map((code) => (code < 0 ? -1 : codes[code]!)) };
}

type Texts = Column & { type: 'text' };

/** By the bytes; only texts beyond ASCII are decoded. */
function foldedTexts(column: Texts): Texts {
  const { offsets, utf8 } = column;
  const out = new Bytes(utf8.length);
  const folded = new Float64Array(offsets.length);
  let changed = false;
  for (let row = 0; row + 1 < offsets.length; row++) {
    const [from, to] = [offsets[row]!, offsets[row + 1]!];
    if (isAscii(utf8, from, to)) out.addAscii(utf8, from, to);
    else out.add(encodeUtf8(foldText(decodeUtf8(utf8.subarray(from, to)))));
    folded[row + 1] = out.length;
    changed ||= !out.endsWith(utf8, from, to, folded[row]!);
  }
  return changed ? { ...column, offsets: folded, utf8: out.taken() } : column;
}

function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i]! >= 0x80) return false;
  return true;
}

function isSpace(byte: number): boolean {
  return byte === SPACE || (byte >= 9 && byte <= 13);
}

class Bytes {
  #bytes: Uint8Array<ArrayBuffer>;
  length = 0;

  constructor(room: number) {
    this.#bytes = new Uint8Array(room + 16);
  }

  addAscii(bytes: Uint8Array, from: number, to: number): void {
    this.#reserve(to - from);
    const begin = this.length;
    for (let i = from; i < to; i++) {
      const byte = bytes[i]!;
      if (!isSpace(byte)) this.#bytes[this.length++] = byte >= 65 && byte <= 90 ? byte + 32 : byte;
      else if (this.length > begin && this.#bytes[this.length - 1] !== SPACE)
        this.#bytes[this.length++] = SPACE;
    }
    if (this.length > begin && this.#bytes[this.length - 1] === SPACE) this.length--;
  }

  add(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Whether what was written from `begin` on is these bytes. */
  endsWith(bytes: Uint8Array, from: number, to: number, begin: number): boolean {
    if (this.length - begin !== to - from) return false;
    for (let i = 0; i < to - from; i++) if (this.#bytes[begin + i] !== bytes[from + i]) return false;
    return true;
  }

  taken(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.length);
  }

  #reserve(more: number): void {
    if (this.length + more <= this.#bytes.length) return;
    const wider = new Uint8Array(2 * (this.length + more));
    wider.set(this.#bytes);
    this.#bytes = wider;
  }
}
