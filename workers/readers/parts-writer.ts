import { ByteWriter } from 'hyparquet-writer';

/** Collects what a Parquet writer writes, one part a row group, so that a large file is copied only once. */
export class PartsWriter extends ByteWriter {
  readonly #parts: Uint8Array<ArrayBuffer>[] = [];

  /** Called by the Parquet writer after each row group: sets what was written since apart. */
  flush(): void {
    this.#parts.push(this.getBytes().slice());
    this.index = 0;
  }

  /** The last part, and where in the file it begins. */
  lastPart(): { begin: number; bytes: Uint8Array<ArrayBuffer> } {
    const bytes = this.#parts.at(-1) ?? new Uint8Array(0);
    return { begin: this.offset - bytes.length, bytes };
  }

  /** The whole file; the writer is empty afterwards. */
  join(): Uint8Array<ArrayBuffer> {
    this.flush();
    const whole = new Uint8Array(this.offset);
    let at = 0;
    for (let part = this.#parts.shift(); part; part = this.#parts.shift()) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}
