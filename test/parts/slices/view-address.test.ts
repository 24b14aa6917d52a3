import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../src/core/kernel/objects.ts';
import type { Field, Predicate } from '../../../src/core/slices/predicate.ts';
import { viewOfQuery } from '../../../src/parts/slices/view-address.ts';
import { queryOfView } from '../../../src/parts/slices/view-query.ts';

const digest = 'a'.repeat(64) as Digest;
const field = fc.record({
  of: fc.constantFrom<Field['of']>('data', 'prediction'),
  name: fc.string({ minLength: 1 }),
});

describe('the address of a view', () => {
  it('brings back what it was made of, whatever columns are called', () => {
    const where = fc.oneof(
      fc.constant<Predicate>({ op: 'all' }),
      fc.record({ op: fc.constant('missing' as const), field }),
      fc.record({ op: fc.constant('in' as const), field, values: fc.array(fc.string()) }),
    );
    const sort = fc.option(fc.record({ field, descending: fc.boolean() }), { nil: null });
    fc.assert(
      fc.property(where, sort, fc.boolean(), fc.boolean(), (wanted, order, evaluated, twice) => {
        const evaluation = evaluated ? digest : null;
        const view = { where: wanted, sort: order, evaluation, second: twice ? evaluation : null };
        // Through the text of an address, as the browser keeps it.
        const query = Object.fromEntries(
          new URLSearchParams(new URLSearchParams(queryOfView(view)).toString()),
        );
        expect(viewOfQuery(query)).toEqual({ ...view, broken: false });
      }),
    );
  });

  it('is empty for all rows in their own order', () => {
    expect(queryOfView({ where: { op: 'all' }, sort: null, evaluation: null })).toEqual({});
  });

  it.each([
    ['text that is not JSON', '{bad'],
    ['another shape', '{"op":"drop","table":"users"}'],
    ['a field without a name', '{"op":"missing","field":{"of":"data"}}'],
    ['nesting without end', '{"op":"not","of":'.repeat(200) + '{"op":"all"}' + '}'.repeat(200)],
    ['very many parts', `{"op":"and","of":[${'{"op":"all"},'.repeat(5000)}{"op":"all"}]}`],
  ])('shows all rows and says so for %s', (_, where) => {
    expect(viewOfQuery({ where })).toEqual({
      where: { op: 'all' },
      sort: null,
      evaluation: null,
      second: null,
      broken: true,
    });
  });

  it('leaves out an order or an evaluation that cannot be read', () => {
    expect(viewOfQuery({ sort: 'up:data:age', evaluation: 'x' })).toMatchObject({
      sort: null,
      evaluation: null,
      broken: false,
    });
  });
});
