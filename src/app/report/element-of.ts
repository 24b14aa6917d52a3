import { isOfPicture, type Piece } from '../../core/report/markup.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** A piece of a report as an element of this page, whose own main part it stands in; text stays text. */
export function elementOf({ tag, attributes, children }: Piece): Element {
  const name = tag === 'main' ? 'div' : tag;
  const element = isOfPicture(tag) ? document.createElementNS(SVG, tag) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children.map((child) => (typeof child === 'string' ? child : elementOf(child))));
  return element;
}
