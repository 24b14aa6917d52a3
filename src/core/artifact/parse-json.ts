import { decodeUtf8Strictly } from '../kernel/codecs.ts';
import { FORBIDDEN_KEYS } from '../kernel/forbidden-keys.ts';
import { damaged } from './project-problem.ts';

/** Nesting that no project of ours comes near; deeper text is refused before it is parsed. */
export const MAX_JSON_DEPTH = 64;

/**
 * JSON from a file that may be hostile: valid UTF-8, at most MAX_JSON_DEPTH deep, no key that names a prototype,
 * no number beyond the finite doubles. Throws Problem "project.damaged" with `path` as its place.
 */
export function parseJson(bytes: Uint8Array, path: string): unknown {
  let text: string;
  try {
    text = decodeUtf8Strictly(bytes);
  } catch {
    throw damaged(path, { expected: 'UTF-8 text', found: 'bytes that are not' });
  }
  const depth = depthOf(text);
  if (depth > MAX_JSON_DEPTH) {
    throw damaged(path, {
      expected: `at most ${String(MAX_JSON_DEPTH)} levels of nesting`,
      found: `${String(depth)} levels`,
    });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged(path, { expected: 'JSON', found: 'text that is not' });
  }
  const reason = reasonToRefuse(value);
  if (reason !== null) throw damaged(path, { expected: 'plain data', found: reason });
  return value;
}

function reasonToRefuse(value: unknown): string | null {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'number' && !Number.isFinite(next)) return 'a number too large to hold';
    if (typeof next !== 'object' || next === null) continue;
    if (Array.isArray(next)) {
      for (const item of next) if (typeof item !== 'string') waiting.push(item);
      continue;
    }
    for (const [key, member] of Object.entries(next)) {
      if (FORBIDDEN_KEYS.has(key)) return `a key called "${key}"`;
      if (typeof member !== 'string') waiting.push(member);
    }
  }
  return null;
}

/** Brackets open at once, outside strings. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 0x5c) i++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) {
      inString = true;
    } else if (code === 0x7b || code === 0x5b) {
      depth++;
      if (depth > deepest) deepest = depth;
    } else if (code === 0x7d || code === 0x5d) {
      depth--;
    }
  }
  return deepest;
}
