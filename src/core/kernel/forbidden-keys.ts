/** Keys that name a prototype: nothing that comes from a file may have them. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
