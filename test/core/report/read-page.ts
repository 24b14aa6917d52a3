/** An element as it stands in a page: what a strict reader finds, with nothing forgiven. */
export interface Read {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  /** Of it and all within. */
  text: string;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const VOID = new Set(['meta']);
const PART = /<(\/?)([a-z][a-z0-9]*)((?: [a-zA-Z][a-zA-Z0-9-]*="[^"<>]*")*)>|[^<]+/y;

/** Elements in the order in which they begin. Throws where a tag is not closed, not quoted, or closed in disorder. */
export function readPage(page: string): readonly Read[] {
  const found: { tag: string; attributes: Record<string, string>; text: string }[] = [];
  const open: (typeof found)[number][] = [];
  const body = page.replace(/^<!doctype html>\n/, '');
  PART.lastIndex = 0;
  while (PART.lastIndex < body.length) {
    const at = PART.lastIndex;
    const match = PART.exec(body);
    if (!match) throw new Error(`not well formed: ${body.slice(at, at + 60)}`);
    const [all, end, tag, said] = match;
    if (tag === undefined) {
      for (const element of open) element.text += textOf(all);
    } else if (end === '/') {
      const last = open.pop();
      if (last?.tag !== tag) throw new Error(`</${tag}> closes ${last?.tag ?? 'nothing'}`);
    } else {
      const pairs = [...said!.matchAll(/ ([a-zA-Z0-9-]+)="([^"]*)"/g)];
      const attributes = Object.fromEntries(pairs.map(([, name, value]) => [name!, textOf(value!)]));
      const element = { tag, attributes, text: '' };
      found.push(element);
      if (!VOID.has(tag)) open.push(element);
    }
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)!.tag}> is not closed`);
  return found;
}

function textOf(markup: string): string {
  if (/&(?!(amp|lt|gt|quot|#39);)/.test(markup)) throw new Error(`a bare & in ${markup}`);
  return markup.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => NAMED[name] ?? "'");
}
