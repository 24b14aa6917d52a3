import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type * as Routes from '../../src/session/route.svelte.ts';
import type { Id } from '../../src/core/kernel/objects.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1 });
const id = text.map((value) => value as Id);

describe('addresses', () => {
  let route: typeof Routes;
  beforeAll(async () => {
    vi.stubGlobal('location', { hash: '' });
    route = await import('../../src/session/route.svelte.ts');
  });

  it('bring back any place, whatever things are called', () => {
    const query = fc.dictionary(text, fc.string({ unit: 'grapheme' }), { noNullPrototype: true });
    fc.assert(
      fc.property(id, text, fc.array(text), query, (project, stage, rest, words) => {
        const href = route.hrefOf(project, stage, rest, words);
        // As the browser keeps it.
        const { hash } = new URL(href, 'https://example.org/app/');
        expect(route.placeOf(hash)).toEqual({ project, stage, rest, query: words });
      }),
    );
  });

  it('are read without throwing, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (hash) => {
        const { project, stage } = route.placeOf(`#/${hash}`);
        expect(project === null || (project.length > 0 && typeof stage === 'string')).toBe(true);
      }),
    );
    expect(route.placeOf('#/p/%E0%A4%A/data').project).toBe('%E0%A4%A');
  });

  it('without a project or a stage have a meaning too', () => {
    expect(route.placeOf('').project).toBeNull();
    expect(route.placeOf('#/elsewhere/x').project).toBeNull();
    expect(route.placeOf('#/p/a')).toMatchObject({ project: 'a', stage: 'overview', rest: [] });
    expect(route.placeOf('#/p/a/data/')).toMatchObject({ stage: 'data', rest: [] });
  });

  it('change by words of their query', () => {
    const went: string[] = [];
    vi.stubGlobal('history', { replaceState: (_: unknown, __: string, href: string) => went.push(href) });
    vi.stubGlobal('location', { hash: '#/p/a/data/table/t?where=x&show=facts' });
    const here = new route.Route();
    here.ask({ show: null, column: 'data:a b' });
    expect(went).toEqual(['#/p/a/data/table/t?where=x&column=data%3Aa+b']);
    expect(here.place.query).toEqual({ where: 'x', column: 'data:a b' });
    here.ask({ where: null, column: null }, { step: true });
    expect(location.hash).toBe('#/p/a/data/table/t');
  });
});
