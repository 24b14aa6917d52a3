import { piece, type Piece } from './markup.ts';
import { markPicture, seriesPicture } from './mark-picture.ts';
import type { Cell, Report, ReportBlock, ReportFigures, ReportLines, ReportTable } from './report.ts';

/** Tables with so many lines or fewer stay on one page of paper. */
const SHORT = 6;

/** A report as a page shows it: what stands in its body. */
export function reportPieces({ title, lede, about, sections }: Report): readonly Piece[] {
  return [
    piece(
      'header',
      {},
      piece('p', { class: 'kind' }, 'Project report'),
      piece('h1', {}, title),
      ...(lede === '' ? [] : [piece('p', { class: 'lede' }, lede)]),
      piece(
        'dl',
        { class: 'about' },
        ...about.map(({ term, words }) => piece('div', {}, piece('dt', {}, term), piece('dd', {}, words))),
      ),
    ),
    piece(
      'nav',
      { 'aria-label': 'Contents' },
      piece(
        'ol',
        {},
        ...sections.map(({ key, title: name }) => piece('li', {}, piece('a', { href: `#${key}` }, name))),
      ),
    ),
    piece(
      'main',
      {},
      ...sections.map(({ key, title: name, blocks }) =>
        piece(
          'section',
          { id: key, 'aria-labelledby': `${key}-title` },
          piece('h2', { id: `${key}-title` }, name),
          ...joined(blocks).flatMap((block) => piecesOf(block)),
        ),
      ),
    ),
    piece(
      'footer',
      {},
      piece(
        'p',
        {},
        'Made with Drydock, on the machine of who made it. Intervals are of 95% unless they say otherwise. No row of a dataset is in this file; names of columns, classes, slices and models are.',
      ),
    ),
  ];
}

/** Lines that follow each other are read as one. */
function joined(blocks: readonly ReportBlock[]): readonly ReportBlock[] {
  const all: ReportBlock[] = [];
  for (const block of blocks) {
    const last = all.at(-1);
    if (block.of === 'lines' && last?.of === 'lines')
      all.splice(-1, 1, { of: 'lines', lines: [...last.lines, ...block.lines] });
    else all.push(block);
  }
  return all;
}

function piecesOf(block: ReportBlock): readonly Piece[] {
  switch (block.of) {
    case 'head':
      return [piece('h3', {}, block.words)];
    case 'lines':
      return linesPieces(block);
    case 'table':
      return [tablePiece(block)];
    case 'figures':
      return [figuresPiece(block)];
    case 'series':
      return [piece('figure', {}, piece('figcaption', {}, block.title), seriesPicture(block))];
  }
}

/** Terms next to each other are one list. */
function linesPieces({ lines }: ReportLines): readonly Piece[] {
  const pieces: Piece[] = [];
  let terms: Piece[] = [];
  const endList = (): void => {
    if (terms.length > 0) pieces.push(piece('dl', { class: 'facts' }, ...terms));
    terms = [];
  };
  for (const { term, words } of lines) {
    if (words.trim() === '') continue;
    if (term === undefined) {
      endList();
      pieces.push(piece('p', { class: 'words' }, words));
    } else terms.push(piece('div', {}, piece('dt', {}, term), piece('dd', {}, words)));
  }
  endList();
  return pieces;
}

function tablePiece({ title, columns, rows, note }: ReportTable): Piece {
  const sideOf = (at: number): { class?: string } => (columns[at]?.numeric ? { class: 'number' } : {});
  return piece(
    'div',
    {
      ...{ class: rows.length <= SHORT ? 'wide short' : 'wide', role: 'group', tabindex: 0 },
      'aria-label': title,
    },
    piece(
      'table',
      {},
      piece('caption', {}, title),
      piece(
        'thead',
        {},
        piece(
          'tr',
          {},
          ...columns.map(({ title: name }, at) => piece('th', { scope: 'col', ...sideOf(at) }, name)),
        ),
      ),
      piece(
        'tbody',
        {},
        ...rows.map((cells) =>
          piece(
            'tr',
            {},
            ...cells.map((cell, at) =>
              at === 0
                ? piece('th', { scope: 'row' }, ...inCell(cell))
                : piece('td', classOf(sideOf(at).class, cell), ...inCell(cell)),
            ),
          ),
        ),
      ),
    ),
    ...(note === undefined ? [] : [piece('p', { class: 'note' }, note)]),
  );
}

function classOf(side: string | undefined, { shade }: Cell): { class?: string } {
  const names = [side, shade === undefined ? undefined : `shade-${String(shade)}`].filter(Boolean);
  return names.length > 0 ? { class: names.join(' ') } : {};
}

function inCell({ words, more, tone, mark }: Cell): readonly (Piece | string)[] {
  const said = tone === undefined ? words : piece('span', { class: `tag ${tone}` }, words);
  return [
    ...(mark === undefined
      ? words === ''
        ? []
        : [said]
      : [piece('div', { class: 'marked' }, piece('span', {}, said), markPicture(mark))]),
    ...(more === undefined || more === '' ? [] : [piece('small', {}, more)]),
  ];
}

function figuresPiece({ title, figures }: ReportFigures): Piece {
  return piece(
    'div',
    { class: 'figures', role: 'group', 'aria-label': title },
    piece(
      'dl',
      {},
      ...figures.map(({ label, value, beside, below, tone }) =>
        piece(
          'div',
          { class: tone },
          piece('dt', {}, label),
          piece('dd', { class: 'value' }, value),
          ...(beside === '' ? [] : [piece('dd', {}, beside)]),
          ...(below === '' ? [] : [piece('dd', { class: 'below' }, below)]),
        ),
      ),
    ),
  );
}
