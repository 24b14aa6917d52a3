import { describe, expect, it } from 'vitest';
import type { Id } from '../../../src/core/kernel/objects.ts';
import type { Annotation } from '../../../src/core/labels/labeling.ts';
import { standing } from '../../../src/core/labels/labeling.ts';
import { codesOfAnnotator } from '../../../src/core/labels/ratings.ts';
import {
  labelsMadeHere,
  labelsOfColumn,
  labelsOfLines,
  ratingsOfTable,
} from '../../../src/core/labels/table-ratings.ts';
import type { Column } from '../../../src/core/table/column.ts';

function words(name: string, cells: readonly (string | null)[]): Column {
  const levels = [...new Set(cells.filter((cell) => cell !== null))];
  const data = Int32Array.from(cells, (cell) => (cell === null ? -1 : levels.indexOf(cell)));
  return {
    name,
    unit: null,
    missing: cells.filter((cell) => cell === null).length,
    role: 'annotator',
    type: 'category',
    data,
    levels,
    order: 'none',
  };
}

let lastMs = 0;
function said(by: string, row: number, value: string | null, round = 1): Annotation {
  lastMs++;
  return {
    id: `event ${String(lastMs)}` as Id,
    projectId: 'project' as Id,
    kind: 'annotation',
    atMs: lastMs,
    by,
    body: { labeling: 'l' as Id, row, what: 'label', value, round, definition: null, blind: true },
  };
}

const codesOf = (ratings: ReturnType<typeof ratingsOfTable>['ratings'], name: string): number[] => [
  ...codesOfAnnotator(ratings, ratings.annotators.indexOf(name)),
];

describe('labels of a table from several sources', () => {
  it('come together, those of one name as one person whose later source counts', () => {
    const ann = labelsOfColumn(words('Ann', ['yes', 'no', null]));
    const here = labelsMadeHere([said('Ann', 1, 'yes'), said('Bea', 2, 'no')], null);
    const { ratings, others } = ratingsOfTable(3, ['yes', 'no'], [ann, here]);
    expect(ratings.annotators).toEqual(['Ann', 'Bea']);
    expect(codesOf(ratings, 'Ann')).toEqual([0, 0, -1]);
    expect(codesOf(ratings, 'Bea')).toEqual([-1, -1, 1]);
    expect(others).toEqual([]);
  });

  it('keep labels that are no class behind the classes', () => {
    const { ratings, others } = ratingsOfTable(2, ['yes'], [labelsOfColumn(words('Ann', ['maybe', 'yes']))]);
    expect(others).toEqual(['maybe']);
    expect(ratings.classes).toEqual(['yes', 'maybe']);
    expect(codesOf(ratings, 'Ann')).toEqual([1, 0]);
  });

  it('do not count rows that the table does not have', () => {
    const { ratings } = ratingsOfTable(2, ['yes'], [labelsMadeHere([said('Ann', 7, 'yes')], null)]);
    expect(ratings.codes).toHaveLength(0);
  });

  it('know numbers among the classes', () => {
    expect(ratingsOfTable(1, ['1', '2.5'], []).ratings.values).toEqual(Float64Array.of(1, 2.5));
    expect(ratingsOfTable(1, ['1', ' '], []).ratings.values).toBeNull();
  });
});

describe('lines of another table', () => {
  const lines = {
    item: words('item', ['b', 'a', 'z', 'a', null]),
    annotator: words('who', ['Ann', 'Ann', 'Ann', 'Bea', 'Bea']),
    label: words('label', ['yes', 'no', 'yes', 'yes', 'yes']),
  };

  it('find their rows by a key, and say how many found none', () => {
    const { given, lost } = labelsOfLines(lines, words('key', ['a', 'b', 'a']), 3);
    expect(lost).toBe(2);
    const { ratings } = ratingsOfTable(3, ['yes', 'no'], [given]);
    // Of equal keys the first row counts.
    expect(codesOf(ratings, 'Ann')).toEqual([1, 0, -1]);
    expect(codesOf(ratings, 'Bea')).toEqual([0, -1, -1]);
  });

  it('name rows by number from 1 on where there is no key', () => {
    const numbered = { ...lines, item: words('item', ['2', '1', '0', '3', '1.5']) };
    const { given, lost } = labelsOfLines(numbered, null, 2);
    expect([...given.rows]).toEqual([1, 0]);
    expect(lost).toBe(3);
  });
});

describe('labels made here', () => {
  const events = [
    said('Ann', 0, 'no'),
    said('Ann', 0, 'yes'),
    said('Ann', 1, 'no'),
    said('Ann', 1, null),
    said('Ann', 0, 'no', 2),
  ];

  it('are the latest of each person, row and round; a later round takes the place of an earlier one', () => {
    const all = ratingsOfTable(2, ['yes', 'no'], [labelsMadeHere(standing(events), null)]).ratings;
    expect(codesOf(all, 'Ann')).toEqual([1, -1]);
    const first = ratingsOfTable(2, ['yes', 'no'], [labelsMadeHere(standing(events), 1)]).ratings;
    expect(codesOf(first, 'Ann')).toEqual([0, -1]);
  });

  it('keep the notes of two people on a row apart, and one ruling for all', () => {
    const of = (by: string, what: 'note' | 'ruling', value: string): Annotation => {
      const event = said(by, 0, value);
      return { ...event, body: { ...event.body, what } };
    };
    const stands = standing([
      of('Ann', 'note', 'dark'),
      of('Bea', 'note', 'blurred'),
      of('Ann', 'ruling', 'yes'),
      of('Bea', 'ruling', 'no'),
    ]);
    expect(stands.map(({ body }) => body.value)).toEqual(['dark', 'blurred', 'no']);
  });
});
