/** Properties that a picture needs once it has left the page and its style sheets. */
const INLINED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'shape-rendering',
  'visibility',
  'paint-order',
];

const SVG = 'http://www.w3.org/2000/svg';
const TITLE_PX = 30;

export interface PictureSize {
  text: string;
  width: number;
  height: number;
}

/** A chart as a file of its own, colours and fonts as on the screen now, on the page's ground and with its title. */
export function svgPicture(svg: SVGSVGElement, title: string): PictureSize {
  const width = svg.clientWidth || svg.width.baseVal.value;
  const height = (svg.clientHeight || svg.height.baseVal.value) + TITLE_PX;
  const inside = svg.cloneNode(true) as SVGSVGElement;
  inlineStyles(svg, inside);
  inside.setAttribute('y', String(TITLE_PX));
  const root = getComputedStyle(document.documentElement);
  const token = (name: string): string => root.getPropertyValue(name).trim();

  const picture = document.createElementNS(SVG, 'svg');
  const ground = document.createElementNS(SVG, 'rect');
  const words = document.createElementNS(SVG, 'text');
  set(picture, { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` });
  set(ground, { width, height, fill: token('--paper') });
  set(words, { x: 4, y: 19, fill: token('--ink'), 'font-size': 14, 'font-weight': 600 });
  words.setAttribute('font-family', token('--font-ui'));
  words.textContent = title;
  picture.append(ground, words, inside);
  return { text: new XMLSerializer().serializeToString(picture), width, height };
}

function set(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

function inlineStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of INLINED) {
    const value = style.getPropertyValue(name);
    if (value) to.setAttribute(name, value);
  }
  for (const name of ['class', 'style', 'tabindex', 'role', 'aria-hidden']) to.removeAttribute(name);
  for (const [index, child] of Array.from(from.children).entries()) {
    const twin = to.children[index];
    if (twin) inlineStyles(child, twin);
  }
}

/** The picture drawn `scale` times as large. Rejects where the browser cannot draw it. */
export async function pngPicture(picture: PictureSize, scale = 2): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([picture.text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(picture.width * scale);
    canvas.height = Math.ceil(picture.height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn.')))),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
