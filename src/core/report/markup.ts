const SVG_TAGS = ['svg', 'g', 'line', 'rect', 'circle', 'path', 'text'] as const;

export type Tag =
  | (typeof SVG_TAGS)[number]
  | (
      | 'article'
      | 'header'
      | 'main'
      | 'nav'
      | 'section'
      | 'footer'
      | 'div'
      | 'span'
      | 'p'
      | 'a'
      | 'b'
      | 'small'
    )
  | ('h1' | 'h2' | 'h3' | 'ol' | 'li' | 'dl' | 'dt' | 'dd' | 'figure' | 'figcaption')
  | ('table' | 'caption' | 'thead' | 'tbody' | 'tr' | 'th' | 'td');

type Name =
  | ('id' | 'class' | 'role' | 'tabindex' | 'scope' | 'aria-label' | 'aria-labelledby' | 'aria-hidden')
  | ('viewBox' | 'width' | 'height' | 'x' | 'y' | 'x1' | 'x2' | 'y1' | 'y2' | 'cx' | 'cy' | 'r' | 'd')
  | 'text-anchor';

/** Attributes that a report needs. None runs anything, and an address can only lead within the page. */
export type Attributes = Partial<Record<Name, string | number>> & { href?: `#${string}` };

/** A piece of a page. Text is text: there is no way to put markup in by one. */
export interface Piece {
  tag: Tag;
  attributes: Attributes;
  children: readonly (Piece | string)[];
}

export function piece(tag: Tag, attributes: Attributes, ...children: readonly (Piece | string)[]): Piece {
  return { tag, attributes, children };
}

export function isOfPicture(tag: Tag): boolean {
  return (SVG_TAGS as readonly string[]).includes(tag);
}

/** The one place where text becomes HTML. Every piece is closed; line breaks stand only where text has them. */
export function toHtml(node: Piece | string): string {
  if (typeof node === 'string') return escaped(node);
  const { tag, attributes, children } = node;
  const said = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  return `<${tag}${said.join('')}>${children.map(toHtml).join('')}</${tag}>`;
}

const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for between tags and for attributes in quotes. What no page may hold shows as the sign for that. */
export function escaped(text: string): string {
  return readable(text).replace(/[&<>"']/g, (mark) => MARKS[mark]!);
}

/** Without what a page cannot hold or would turn round: control characters, halves of characters, and marks of direction. */
export function readable(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n');
  return lines.replace(/(?![\n\t])\p{Cc}|\p{Surrogate}|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, '\ufffd');
}
