import { Problem } from '../kernel/problem.ts';
import { Utf8Check } from './utf8-check.ts';

const BOM = [0xef, 0xbb, 0xbf];

/** Where the text of a CSV file starts: after the byte order mark of UTF-8, if there is one. */
export function textStart(head: Uint8Array): number {
  return BOM.every((byte, i) => head[i] === byte) ? BOM.length : 0;
}

/** Throws where the beginning of a file shows that it is no CSV in UTF-8: "csv.empty", "csv.utf16", "csv.binary". */
export function refuseOtherThanCsv(head: Uint8Array): void {
  if (head.every((byte, i) => byte === 10 || byte === 13 || byte === 32 || byte === 9 || byte === BOM[i]))
    throw new Problem({
      code: 'csv.empty',
      message: 'The file is empty.',
      expected: 'a table with at least a line of names',
      found: head.length === 0 ? '0 bytes' : 'nothing but blank lines',
    });
  const mark = (head[0]! << 8) | (head[1] ?? 0);
  if (mark === 0xfffe || mark === 0xfeff)
    throw new Problem({
      code: 'csv.utf16',
      message: 'The file is text in UTF-16, not in UTF-8.',
      expected: 'UTF-8',
      found: 'UTF-16',
      fix: 'Choose UTF-16 as text encoding.',
    });
  if (mark === 0x504b)
    throw notText('a zip archive, perhaps an Excel workbook', 'Save the sheet as CSV in UTF-8.');
  if (mark === 0x1f8b) throw notText('a gzip archive', 'Unpack it first.');
}

/** Passes the pieces of a file on as long as they are UTF-8. */
export class CsvTextCheck {
  readonly #check = new Utf8Check();
  #before = 0;

  /** Throws Problem "csv.binary" at NUL or at bytes that are not UTF-8. */
  push(piece: Uint8Array): void {
    const at = this.#check.push(piece);
    if (at >= 0) {
      const byte = this.#check.wrongByte;
      throw byte === 0
        ? notText('a NUL byte, as in binary files', 'Choose a CSV, JSON, Parquet or Arrow file.', at)
        : notText(
            `the byte ${byte.toString(16).toUpperCase()}, which is not UTF-8`,
            'If it is text in another encoding, such as Latin-1, choose that, or save it as UTF-8.',
            at,
          );
    }
    this.#before += piece.length;
  }

  /** Throws Problem "csv.binary" where the text ends in the middle of a character. */
  end(): void {
    if (!this.#check.complete)
      throw notText('half a character at the end', 'Check whether the file is complete.', this.#before);
  }
}

function notText(found: string, fix: string, at?: number): Problem {
  return new Problem({
    code: 'csv.binary',
    message: 'The file is not a table in text form.',
    expected: 'text such as CSV or JSON, Parquet or Arrow',
    found,
    ...(at === undefined ? {} : { where: `byte ${String(at + 1)}` }),
    fix,
  });
}
