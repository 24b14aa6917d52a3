import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest, Id } from '../../../src/core/kernel/objects.ts';
import { LONGEST_TAG, TagBook, tidyTag, type TagEvent } from '../../../src/core/labels/tags.ts';

const table = 'table' as Digest;
const event = (n: number, row: number, tag: string | null, on: boolean, atMs = n): TagEvent => ({
  id: `id-${String(n).padStart(4, '0')}` as Id,
  projectId: 'project' as Id,
  kind: 'tag',
  atMs,
  by: '',
  body: { table, row, tag, on },
});
const bookOf = (events: readonly TagEvent[]): TagBook => {
  const book = new TagBook();
  book.tell(events);
  return book;
};

describe('tags on rows', () => {
  it('count by the latest event of row and tag', () => {
    const book = bookOf([
      event(1, 4, 'dark', true),
      event(2, 5, 'dark', true),
      event(3, 4, 'small', true),
      event(4, 4, 'dark', false),
      event(5, 9, null, true),
    ]);
    expect(book.counts(table)).toEqual([
      { tag: 'dark', rows: 1 },
      { tag: 'small', rows: 1 },
    ]);
    expect(book.rows(table, 'dark')).toEqual([5]);
    expect(book.rows(table, null)).toEqual([9]);
    expect([book.has(table, 4, 'dark'), book.has(table, 4, 'small')]).toEqual([false, true]);
    expect(book.latestMs).toBe(5);
  });

  it('a tag that was taken off everywhere is still known, and counted nowhere', () => {
    const book = bookOf([event(1, 0, 'x', true), event(2, 0, 'x', false)]);
    expect(book.known()).toEqual(['x']);
    expect(book.counts(table)).toEqual([]);
    expect(book.counts('other' as Digest)).toEqual([]);
  });

  it('of two events at one instant the one with the greater id counts', () => {
    const both = [event(1, 0, 'x', true, 7), event(2, 0, 'x', false, 7)];
    expect(bookOf(both).has(table, 0, 'x')).toBe(false);
    expect(bookOf(both.toReversed()).has(table, 0, 'x')).toBe(false);
  });

  it('come to the same in any order, told at once or one by one', () => {
    const someEvents = fc.array(
      fc.record({
        row: fc.nat(3),
        tag: fc.constantFrom('a', 'b', null),
        on: fc.boolean(),
        atMs: fc.nat(5),
      }),
    );
    const stands = (book: TagBook): unknown =>
      ['a', 'b', null].map((tag) => book.rows(table, tag).toSorted((x, y) => x - y));
    fc.assert(
      fc.property(
        someEvents.chain((list) => {
          const events = list.map(({ row, tag, on, atMs }, n) => event(n, row, tag, on, atMs));
          return fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
          );
        }),
        ([events, shuffled]) => {
          const one = new TagBook();
          for (const told of shuffled) one.tell([told]);
          expect(stands(one)).toEqual(stands(bookOf(events)));
        },
      ),
    );
  });

  it('are kept tidy', () => {
    expect(tidyTag('  car   noise\n')).toBe('car noise');
    expect(tidyTag(' \t')).toBe('');
    expect(tidyTag('x'.repeat(99))).toHaveLength(LONGEST_TAG);
  });
});
