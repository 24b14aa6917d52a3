import { isAlias, isCollection, isScalar, LineCounter, parseAllDocuments, visit, type Document } from 'yaml';
import { FORBIDDEN_KEYS } from '../kernel/forbidden-keys.ts';
import { Problem } from '../kernel/problem.ts';
import type { Json } from '../rollout/plan.ts';

const MOST_CHARACTERS = 300_000;
const MOST_NODES = 30_000;
/** Less than a project file may have (MAX_JSON_DEPTH): a plan keeps the documents it came from. */
const MOST_DEPTH = 50;
const MOST_DOCUMENTS = 50;

export type JsonPath = readonly (string | number)[];

export interface YamlDocuments {
  /** Each document as plain data; empty documents are left out. */
  values: readonly Json[];
  /** "line 3, column 5" of what is at this path of that document, or of the nearest thing around it. */
  where(document: number, path: JsonPath): string;
}

/**
 * Text of a YAML stream as plain data. Anchors are resolved; tags of types, keys that are not text, numbers that are not
 * finite, and anything larger than a plan could be are refused. Throws Problem "yaml.…" with line and column.
 */
export function readYaml(text: string): YamlDocuments {
  if (text.length > MOST_CHARACTERS) {
    throw new Problem({
      code: 'yaml.tooLarge',
      message: 'This text is too long for a plan.',
      expected: `at most ${String(MOST_CHARACTERS)} characters`,
      found: String(text.length),
    });
  }
  refuseDeep(text);
  const lines = new LineCounter();
  const documents = parsed(text, lines).filter(({ contents }) => contents !== null && !isEmpty(contents));
  if (documents.length > MOST_DOCUMENTS) throw tooMuch(`${String(documents.length)} documents`);
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `line ${String(line)}, column ${String(col)}`;
  };
  for (const document of documents) {
    const error = document.errors[0] ?? document.warnings[0];
    if (error) throw faulty(error.code, error.message, at(error.pos[0]));
    refuseTags(document, at);
  }
  return {
    values: documents.map((document) => plainData(document)),
    where: (document, path) => at(offsetOf(documents[document]!, path)),
  };
}

function parsed(text: string, lineCounter: LineCounter): Document.Parsed[] {
  try {
    const found = parseAllDocuments(text, {
      lineCounter,
      prettyErrors: false,
      stringKeys: true,
      merge: true,
    });
    return Array.isArray(found) ? (found as Document.Parsed[]) : [];
  } catch (error) {
    if (error instanceof RangeError) throw tooMuch('deeper');
    throw error;
  }
}

/** Brackets and list marks within one another, before anything recurses into them. */
function refuseDeep(text: string): void {
  let open = 0;
  for (const sign of text) {
    if (sign === '[' || sign === '{') open++;
    else if (sign === ']' || sign === '}') open = Math.max(0, open - 1);
    if (open > 20 * MOST_DEPTH) throw tooMuch('deeper');
  }
  if (/(?:[-?:][ \t]+){60}/.test(text)) throw tooMuch('deeper');
}

function isEmpty(node: unknown): boolean {
  return isScalar(node) && node.value === null;
}

function refuseTags(document: Document.Parsed, at: (offset: number) => string): void {
  visit(document, (_, node) => {
    if ((isScalar(node) || isCollection(node)) && node.tag !== undefined) {
      const plain = /^tag:yaml\.org,2002:(str|int|float|bool|null|seq|map|merge)$/.test(node.tag);
      if (!plain)
        throw faulty('TAG', `The tag ${node.tag.slice(0, 80)} is not used in plans.`, at(node.range![0]));
    }
    if (isScalar(node) && typeof node.value === 'number' && !Number.isFinite(node.value)) {
      throw faulty('NUMBER', 'A number here is not finite.', at(node.range![0]));
    }
  });
}

function plainData(document: Document.Parsed): Json {
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (error instanceof ReferenceError || error instanceof RangeError)
      throw tooMuch('anchors used over and over');
    throw error;
  }
  let nodes = 0;
  const copy = (node: unknown, depth: number): Json => {
    if (++nodes > MOST_NODES) throw tooMuch(`more than ${String(MOST_NODES)} values`);
    if (depth > MOST_DEPTH) throw tooMuch('deeper');
    if (Array.isArray(node)) return node.map((item) => copy(item, depth + 1));
    if (node !== null && typeof node === 'object') {
      const odd = Object.keys(node).find((key) => FORBIDDEN_KEYS.has(key));
      if (odd !== undefined) throw faulty('KEY', `Nothing here can be called ${odd}.`);
      return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, copy(item, depth + 1)]));
    }
    return node as Json;
  };
  return copy(value, 0);
}

/** Where the thing at the path begins; where there is none, the nearest around it that is there. */
function offsetOf(document: Document.Parsed, path: JsonPath): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    const target = isAlias(node) ? node : (node as { range?: [number, number, number] } | undefined);
    if (target?.range) return target.range[0];
  }
  return 0;
}

function faulty(code: string, message: string, where?: string): Problem {
  return new Problem({
    code: `yaml.${code}`,
    message: 'This is not the YAML of a plan.',
    found: message,
    ...(where === undefined ? {} : { where }),
    fix: 'Look at that line: spaces at its beginning, colons, quotes.',
  });
}

function tooMuch(found: string): Problem {
  return new Problem({
    code: 'yaml.tooLarge',
    message: 'This text holds more than a plan could.',
    expected: `at most ${String(MOST_DOCUMENTS)} documents, ${String(MOST_NODES)} values, ${String(MOST_DEPTH)} levels`,
    found,
  });
}
