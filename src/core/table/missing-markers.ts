import { encodeUtf8 } from '../kernel/codecs.ts';
import { parseNumber } from './parse-number.ts';

/**
 * What counts as missing unless the user says otherwise. "?" is not among them: models are trained on it as a value
 * (the preview says where it stands).
 */
export const DEFAULT_MISSING: readonly string[] =
  ',NA,N/A,n/a,#N/A,<NA>,NaN,nan,null,NULL,Null,None,\\N'.split(',');

/** A cell of this one byte, which no UTF-8 text has, is without a value, as null in JSON. */
export const NO_VALUE = 0xff;

/** Tells missing cells by their bytes, trimmed of spaces and tabs. */
export class MissingMarkers {
  readonly #markers: readonly Uint8Array[];
  readonly #longest: number;
  readonly #numbers: readonly number[];
  readonly #emptyToo: boolean;

  /** `emptyToo`: the empty cell is one even where it is not listed, as in CSV. */
  constructor(markers: readonly string[], emptyToo = true) {
    this.#emptyToo = emptyToo || markers.includes('');
    this.#markers = markers.map((marker) => encodeUtf8(marker.trim())).filter(({ length }) => length > 0);
    this.#longest = Math.max(0, ...this.#markers.map(({ length }) => length));
    this.#numbers = this.#markers
      .map((marker) => parseNumber(marker, 0, marker.length))
      .filter((value) => !Number.isNaN(value));
  }

  /** Whether some marker reads as a number, so that numbers need the look at their text as well. */
  get anyNumbers(): boolean {
    return this.#numbers.length > 0;
  }

  matches(bytes: Uint8Array, start: number, end: number): boolean {
    while (start < end && isBlank(bytes[start]!)) start++;
    while (start < end && isBlank(bytes[end - 1]!)) end--;
    const length = end - start;
    if (length === 0) return this.#emptyToo;
    if (length === 1 && bytes[start] === NO_VALUE) return true;
    if (length > this.#longest) return false;
    return this.#markers.some((marker) => {
      if (marker.length !== length) return false;
      for (let i = 0; i < length; i++) if (marker[i] !== bytes[start + i]) return false;
      return true;
    });
  }
}

function isBlank(byte: number): boolean {
  return byte === 32 || byte === 9;
}
