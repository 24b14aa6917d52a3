import { decodeUtf8 } from '../kernel/codecs.ts';
import { Problem } from '../kernel/problem.ts';

/** What in a text is not JSON. `line` and `position` (in bytes) count from 1. */
export class JsonSyntax extends Error {
  readonly expected: string;
  readonly found: string;
  readonly line: number;
  readonly position: number;

  constructor(expected: string, found: string, line: number, position: number) {
    super(`${expected} expected, ${found} found`);
    this.expected = expected;
    this.found = found;
    this.line = line;
    this.position = position;
  }

  get where(): string {
    return `line ${String(this.line)}, position ${String(this.position)}`;
  }
}

/** The character that begins at a byte, quoted, for a message. */
export function quoteAt(bytes: Uint8Array, at: number, end: number): string {
  if (at >= end) return 'the end';
  const [first = ''] = decodeUtf8(bytes.subarray(at, Math.min(end, at + 4)));
  return first < ' ' ? 'a line break or control character' : `“${first}”`;
}

/** Problem "json.syntax". */
export function jsonProblem(error: JsonSyntax): Problem {
  return new Problem({
    code: 'json.syntax',
    message: 'The file is not valid JSON.',
    expected: error.expected,
    found: error.found,
    where: error.where,
    fix: 'Check whether the file is complete, or write it again.',
  });
}
