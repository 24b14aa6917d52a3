import { ByteDictionary } from './byte-dictionary.ts';
import { ChunkBuffer } from './chunk-buffer.ts';
import type { ColumnBuilder, ColumnNaming } from './column-builder.ts';
import type { Column, ColumnSchema } from './column.ts';
import type { MissingMarkers } from './missing-markers.ts';
import { TextBuilder } from './text-builder.ts';

/** A column with more distinct values than this becomes text while it is read. */
export const MOST_LEVELS = 10_000;

const MISSING = 0xffff;

/**
 * A column of byte strings numbered by first appearance. The ten thousand and first distinct one turns the whole
 * column into text, whatever the plan said: an import never fails for it, and the same rows always do it. Until the
 * end codes are held at two bytes a row.
 */
export class CategoryBuilder implements ColumnBuilder {
  readonly #naming: ColumnNaming;
  readonly #missingMarkers: MissingMarkers | null;
  readonly #spellings = new ByteDictionary();
  /** By spelling: its code, MISSING for the spellings of a missing cell. */
  #codes = new Uint16Array(256);
  /** By code: its spelling. */
  readonly #levels: number[] = [];
  readonly #buffer = new ChunkBuffer((length) => new Uint16Array(length));
  #missing = 0;
  #text: TextBuilder | null = null;

  /** Without markers no spelling is a missing cell. */
  constructor(naming: ColumnNaming, missing: MissingMarkers | null) {
    this.#naming = naming;
    this.#missingMarkers = missing;
  }

  append(bytes: Uint8Array, start: number, end: number): void {
    if (this.#text) {
      if (this.#missingMarkers?.matches(bytes, start, end)) this.#text.appendMissing();
      else this.#text.append(bytes, start, end);
      return;
    }
    const known = this.#spellings.size;
    const spelling = this.#spellings.add(bytes, start, end);
    if (spelling === known) this.#meet(spelling, bytes, start, end);
    if (this.#text) return;
    this.#buffer.push(this.#codes[spelling]!);
  }

  appendMissing(): void {
    if (this.#text) this.#text.appendMissing();
    else this.#buffer.push(MISSING);
  }

  take(): Column[] {
    return this.#text ? this.#text.take() : [];
  }

  *finish(): Generator<Column> {
    if (this.#text) {
      yield* this.#text.finish();
      return;
    }
    const levels = this.#levelTexts();
    for (const codes of this.#buffer.takeRest()) {
      const data = new Int32Array(codes.length);
      let missing = 0;
      for (let i = 0; i < data.length; i++) {
        const code = codes[i]!;
        if (code === MISSING) missing++;
        data[i] = code === MISSING ? -1 : code;
      }
      this.#missing += missing;
      yield { ...this.#naming, missing, type: 'category', data, levels, order: 'none' };
    }
  }

  schema(): ColumnSchema {
    if (this.#text) return this.#text.schema();
    const levels = this.#levelTexts();
    return { ...this.#naming, missing: this.#missing, type: 'category', levels, order: 'none' };
  }

  #meet(spelling: number, bytes: Uint8Array, start: number, end: number): void {
    if (spelling === this.#codes.length) {
      const larger = new Uint16Array(2 * spelling);
      larger.set(this.#codes);
      this.#codes = larger;
    }
    if (this.#missingMarkers?.matches(bytes, start, end)) this.#codes[spelling] = MISSING;
    else if (this.#levels.length < MOST_LEVELS) this.#codes[spelling] = this.#levels.push(spelling) - 1;
    else this.#becomeText(bytes, start, end);
  }

  #becomeText(bytes: Uint8Array, start: number, end: number): void {
    const text = new TextBuilder(this.#naming);
    for (const codes of this.#buffer.takeRest())
      for (const code of codes) {
        if (code === MISSING) {
          text.appendMissing();
          continue;
        }
        const level = this.#spellings.bytesOf(this.#levels[code]!);
        text.append(level, 0, level.length);
      }
    text.append(bytes, start, end);
    this.#text = text;
  }

  #levelTexts(): string[] {
    return this.#levels.map((spelling) => this.#spellings.textOf(spelling));
  }
}
