import { Problem } from '../kernel/problem.ts';
import { JsonPath } from './json-paths.ts';
import { JsonRecord } from './json-record.ts';
import { JsonSplitter } from './json-splitter.ts';
import type { JsonShape } from './json-splitter.ts';
import { JsonSyntax, jsonProblem } from './json-syntax.ts';

/** More names than this are data rather than names. */
const MOST_PATHS = 5000;

/**
 * The paths of the records in the beginning of a file. `bytes` is not changed. Throws Problem "json.syntax" where no
 * record can be read, "json.tooManyNames".
 */
export function gatherPaths(shape: JsonShape, text: Uint8Array, complete: boolean): JsonPath {
  const root = new JsonPath('', '');
  let paths = 0;
  const reader = new JsonRecord({
    value: () => undefined,
    seen(path, kind) {
      path.kinds |= kind;
      path.nullSeen ||= kind === 0;
    },
    unknown(parent, key) {
      if (++paths > MOST_PATHS) throw tooManyNames(key);
      return parent.add(key);
    },
  });
  const splitter = new JsonSplitter(shape);
  splitter.push(text);
  if (complete) splitter.end();
  let read = 0;
  let first: JsonSyntax | null = null;
  while (splitter.next()) {
    try {
      const { bytes, start, stop, line, before } = splitter;
      reader.read(bytes, start, stop, root, line, before);
      read++;
    } catch (error) {
      if (!(error instanceof JsonSyntax)) throw error;
      first ??= error;
    }
  }
  if (read === 0 && first) throw jsonProblem(first);
  return root;
}

function tooManyNames(key: string): Problem {
  return new Problem({
    code: 'json.tooManyNames',
    message: `The records have more than ${String(MOST_PATHS)} different names.`,
    expected: 'the same names in each record',
    found: `“${key}” and as many others`,
    fix: 'Write what are values, such as dates or identifiers, as values of a field.',
  });
}
