import { decodeUtf8, encodeUtf8 } from '../kernel/codecs.ts';

/** What kinds of values were seen at a path. */
export const JSON_KINDS = { text: 1, number: 2, boolean: 4, list: 8 } as const;

/**
 * A place in the objects of a JSON file, by the names that lead there with points between (points and backslashes in names
 * have a backslash in front; the empty name is a backslash and 0). Its values go to `column`, the fields of objects there to its
 * children.
 */
export class JsonPath {
  readonly path: string;
  /** -1: no value of its own. */
  column = -1;
  kinds = 0;
  nullSeen = false;
  readonly children: JsonPath[] = [];
  readonly #key: Uint8Array;
  readonly #byKey = new Map<string, JsonPath>();
  /** The child after the one found last: objects mostly have their fields in one order. */
  #next = 0;

  constructor(path: string, key: string) {
    this.path = path;
    this.#key = encodeUtf8(key);
  }

  /** The child of the key in bytes [start, end); null where there is none. */
  child(bytes: Uint8Array, start: number, end: number): JsonPath | null {
    const likely = this.children[this.#next] ?? this.children[0];
    if (likely && likely.#is(bytes, start, end)) {
      this.#next = (this.children[this.#next] === likely ? this.#next : 0) + 1;
      return likely;
    }
    const found = this.#byKey.get(decodeUtf8(bytes.subarray(start, end))) ?? null;
    if (found) this.#next = this.children.indexOf(found) + 1;
    return found;
  }

  add(key: string): JsonPath {
    const known = this.#byKey.get(key);
    if (known) return known;
    const child = new JsonPath(pathOf(this, key), key);
    this.children.push(child);
    this.#byKey.set(key, child);
    return child;
  }

  #is(bytes: Uint8Array, start: number, end: number): boolean {
    const key = this.#key;
    if (key.length !== end - start) return false;
    for (let i = 0; i < key.length; i++) if (key[i] !== bytes[start + i]) return false;
    return true;
  }
}

/**
 * The paths that become columns, by first appearance: those with values, and those that only null was seen at and that
 * have no fields.
 */
export function columnsOf(root: JsonPath): JsonPath[] {
  const columns: JsonPath[] = [];
  const visit = (node: JsonPath): void => {
    if (node.kinds !== 0 || (node.nullSeen && node.children.length === 0)) columns.push(node);
    for (const child of node.children) visit(child);
  };
  for (const child of root.children) visit(child);
  return columns;
}

/** The path of a field. */
export function pathOf(parent: JsonPath, key: string): string {
  const escaped = key === '' ? '\\0' : key.replace(/[\\.]/g, '\\$&');
  return parent.path === '' ? escaped : `${parent.path}.${escaped}`;
}

/** The node of a path under a root, made where it is not there. */
export function nodeOf(root: JsonPath, path: string): JsonPath {
  let node = root;
  let name = '';
  for (let i = 0; i <= path.length; i++) {
    const letter = path[i];
    if (letter === '\\') name += unescaped(path[++i] ?? '');
    else if (letter === undefined || letter === '.') {
      node = node.add(name);
      name = '';
    } else name += letter;
  }
  return node;
}

/** A path as a name of a column. */
export function nameOfPath(path: string): string {
  return path.replace(/\\(.)/g, (_, letter: string) => unescaped(letter));
}

/** "\\0" is the empty name. */
function unescaped(letter: string): string {
  return letter === '0' ? '' : letter;
}
