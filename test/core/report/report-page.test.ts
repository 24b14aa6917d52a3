import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readable } from '../../../src/core/report/markup.ts';
import { reportPage } from '../../../src/core/report/report-page.ts';
import type { Cell, Report } from '../../../src/core/report/report.ts';
import { readPage } from './read-page.ts';

const HOSTILE = [
  '<script>owned()</script>',
  '</title></style></textarea><img src=x onerror=owned()>',
  '" onmouseover="owned()" x="',
  "' autofocus onfocus=owned() '",
  '<a href="javascript:owned()">here</a>',
  '&lt;script&gt;&#x3c;b&#60;&amp;lt;',
  '<!-- --><![CDATA[ ]]><?xml ?>',
  '\0\ud800<svg/onload=owned()>\u202e',
  '@import url(//elsewhere.invalid); expression(owned())',
];
const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', 'a', ' ', '=', '\r', '\n', ';', '#') }),
);

/** Every text of a report is this one. */
function reportOf(words: string): Report {
  const mark = { from: 0, to: 1, value: 0.5, low: 0.4, high: 0.6, target: 0.7, tone: 'bad' } as const;
  const cell: Cell = { words, more: words, tone: 'good', mark, shade: 3 };
  return {
    title: words,
    lede: words,
    about: [{ term: words, words }],
    sections: [
      {
        key: 'summary',
        title: words,
        blocks: [
          { of: 'head', words },
          { of: 'lines', lines: [{ words }, { term: words, words }, { words }] },
          {
            of: 'table',
            title: words,
            columns: [{ title: words }, { title: words, numeric: true }],
            rows: [[cell, cell]],
            note: words,
          },
          {
            of: 'figures',
            title: words,
            figures: [{ label: words, value: words, beside: words, below: words, tone: 'warn' }],
          },
          {
            ...{ of: 'series', title: words, values: [1, null, 3], limit: 2, text: words },
            words: { most: words, least: words, limit: words, first: words, last: words },
          },
        ],
      },
    ],
  };
}

describe('a report as a page', () => {
  it('is well formed, runs nothing and asks for nothing, whatever its texts are', () => {
    fc.assert(
      fc.property(text, (words) => {
        const page = reportPage(reportOf(words));
        const elements = readPage(page);
        const tags = new Set(elements.map(({ tag }) => tag));
        const forbidden = ['script', 'iframe', 'object', 'embed', 'link', 'base', 'form', 'img', 'image'];
        expect(forbidden.filter((tag) => tags.has(tag))).toEqual([]);
        expect(elements.filter(({ tag }) => tag === 'style')).toHaveLength(1);
        const attributes = elements.flatMap((element) => Object.entries(element.attributes));
        const wrong = attributes.filter(
          ([name, value]) =>
            /^on|^src|^style$|action$|^xlink/.test(name) || (name === 'href' && !/^#[a-z]+$/.test(value)),
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('shows every text as it is', () => {
    fc.assert(
      fc.property(text, (words) => {
        const elements = readPage(reportPage(reportOf(words)));
        const shown = (tag: string): readonly string[] =>
          elements.filter((element) => element.tag === tag).map((element) => element.text);
        const said = readable(words);
        expect(shown('title')).toEqual([said]);
        expect(shown('h1')).toEqual([said]);
        expect(shown('h2')).toEqual([said]);
        expect(shown('caption')).toEqual([said]);
        expect(shown('figcaption')).toEqual([said]);
        expect(
          elements.find(({ tag, attributes }) => tag === 'svg' && attributes['role'] === 'img'),
        ).toHaveProperty('attributes.aria-label', said);
        if (words.trim() !== '') expect(shown('h3')).toEqual([said]);
      }),
      { numRuns: 60 },
    );
  });

  it('says nothing of characters that no page can hold', () => {
    expect(readable('a\0b\ud800c\u202ed\r\ne')).toBe('a\ufffdb\ufffdc\ufffdd\ne');
    expect(readable('naïve 日本 😀 \u200f')).toBe('naïve 日本 😀 \u200f');
  });

  it('is the same text for the same report', () => {
    expect(reportPage(reportOf('Harbour'))).toBe(reportPage(reportOf('Harbour')));
  });

  it('forbids loading and running before anything else stands in it', () => {
    const [html, head, charset, policy] = readPage(reportPage(reportOf('Harbour')));
    expect([html!.attributes['lang'], head!.tag]).toEqual(['en', 'head']);
    expect(charset!.attributes).toEqual({ charset: 'utf-8' });
    expect(policy!.attributes['http-equiv']).toBe('Content-Security-Policy');
    expect(policy!.attributes['content']).toMatch(
      /^default-src 'none'; style-src 'unsafe-inline'; img-src data:/,
    );
    expect(policy!.attributes['content']).not.toContain('script');
  });

  it('has heads in order, and scopes in its tables', () => {
    const elements = readPage(reportPage(reportOf('Harbour')));
    const levels = elements.flatMap(({ tag }) => (/^h[1-6]$/.test(tag) ? [Number(tag[1])] : []));
    expect(levels[0]).toBe(1);
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
    const scopes = elements.filter(({ tag }) => tag === 'th').map(({ attributes }) => attributes['scope']);
    expect(scopes).toEqual(['col', 'col', 'row']);
  });
});
