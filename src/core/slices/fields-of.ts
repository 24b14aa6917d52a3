import type { Field, Predicate } from './predicate.ts';

/** The fields a predicate looks at, each once, in order of appearance. */
export function fieldsOf(where: Predicate): Field[] {
  const found = new Map<string, Field>();
  const visit = (part: Predicate): void => {
    if (part.op === 'and' || part.op === 'or') part.of.forEach(visit);
    else if (part.op === 'not') visit(part.of);
    else if ('field' in part) {
      const key = `${part.field.of}:${part.field.name}`;
      if (!found.has(key)) found.set(key, part.field);
    }
  };
  visit(where);
  return [...found.values()];
}

/** The tags a predicate looks at, each once, in order of appearance. */
export function tagsOf(where: Predicate): string[] {
  if (where.op === 'tag') return [where.tag];
  if (where.op === 'not') return tagsOf(where.of);
  if (where.op === 'and' || where.op === 'or') return [...new Set(where.of.flatMap(tagsOf))];
  return [];
}
