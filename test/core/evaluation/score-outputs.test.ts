import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outputScorer } from '../../../src/core/evaluation/score-outputs.ts';
import type { ScoredOutputs } from '../../../src/core/evaluation/output-scoring.ts';
import { encodeUtf8 } from '../../../src/core/kernel/codecs.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { AS_WRITTEN } from '../../../src/core/metrics/normalise-transcript.ts';
import { readBoxes } from '../../../src/core/metrics/read-boxes.ts';
import type { Column } from '../../../src/core/table/column.ts';

const base = { unit: null, role: 'feature', missing: 0 } as const;
const numbers = (name: string, values: readonly number[]): Column => ({
  ...{ ...base, name },
  type: 'number',
  data: Float64Array.from(values),
});
const texts = (name: string, values: readonly string[]): Column => {
  const utf8 = values.map(encodeUtf8);
  const offsets = [0];
  for (const bytes of utf8) offsets.push(offsets.at(-1)! + bytes.length);
  return {
    ...{ ...base, name },
    type: 'text',
    offsets: Float64Array.from(offsets),
    utf8: Uint8Array.from(utf8.flatMap((bytes) => [...bytes])),
    valid: null,
  };
};

function scorerOf(what: ScoredOutputs, columns: readonly Column[]) {
  return outputScorer(
    what,
    (name) => columns.find((column) => column.name === name)!,
    () => createRandom(1),
  );
}
const valuesOf = (scorer: ReturnType<typeof scorerOf>, mask: Uint8Array | null = null) =>
  scorer.score(mask).map(({ value }) => value);

describe('rankings', () => {
  const what = { of: 'ranking', relevance: 'relevance', score: 'score', group: 'query', k: 10 } as const;
  const columns = [
    texts('query', ['a', 'a', 'a', 'b', 'b', 'c']),
    numbers('relevance', [0, 1, 0, 1, 0, 0]),
    numbers('score', [3, 2, 1, 5, 4, 9]),
  ];

  test('have their means over queries; those with nothing relevant are left out', () => {
    const scorer = scorerOf(what, columns);
    const [ndcg, map, mrr] = valuesOf(scorer);
    expect(ndcg).toBeCloseTo((1 / Math.log2(3) + 1) / 2, 12);
    expect([map, mrr]).toEqual([0.75, 0.75]);
    expect(scorer.score(null)[0]!.n).toBe(2);
  });

  test('of a slice are those of its rows', () => {
    expect(valuesOf(scorerOf(what, columns), Uint8Array.of(0, 0, 0, 1, 1, 0))).toEqual([1, 1, 1]);
    expect(valuesOf(scorerOf(what, columns), new Uint8Array(6))).toEqual([null, null, null]);
  });

  test('name their worst queries with the places of what was relevant', () => {
    const [worst] = scorerOf(what, columns).worst(1);
    expect(worst).toMatchObject({
      name: 'a',
      where: { op: 'eq', field: { of: 'data', name: 'query' }, value: 'a' },
      truth: '1 of 3 items are relevant',
      answer: 'they stand at 2',
    });
  });

  test('refuse a relevance below 0 and a score of words, at their place', () => {
    const below = [columns[0]!, numbers('relevance', [0, -1, 0, 0, 0, 0]), columns[2]!];
    expect(() => scorerOf(what, below)).toThrow('A relevance is below 0');
    const words = [columns[0]!, columns[1]!, texts('score', ['a', 'b', 'c', 'd', 'e', 'f'])];
    expect(() => scorerOf(what, words)).toThrow('holds no numbers');
  });
});

describe('transcripts', () => {
  const what = { of: 'transcripts', reference: 'said', transcript: 'heard', options: AS_WRITTEN } as const;
  const columns = [
    texts('said', ["um today's weather", 'play it again', 'stop']),
    texts('heard', ["today's weather", 'play it a gain', 'stop']),
  ];

  test('are scored over all utterances together, and of a slice alone', () => {
    const scorer = scorerOf(what, columns);
    expect(valuesOf(scorer)[0]).toBeCloseTo(3 / 7, 12);
    expect(valuesOf(scorer, Uint8Array.of(0, 0, 1))).toEqual([0, 0]);
    expect(scorer.worst(5).map(({ row, value }) => [row, value])).toEqual([
      [1, 2],
      [0, 1],
    ]);
  });

  test('all rows are what the rows of two halves come to', () => {
    const word = fc.constantFrom('a', 'b', 'c');
    const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(fc.tuple(line, line), { minLength: 2, maxLength: 12 }), (pairs) => {
        const scorer = scorerOf(what, [
          texts(
            'said',
            pairs.map(([said]) => said),
          ),
          texts(
            'heard',
            pairs.map(([, heard]) => heard),
          ),
        ]);
        const words = pairs.map(([said]) => said.split(' ').length);
        const first = Uint8Array.from(pairs, (_, row) => Number(row < pairs.length / 2));
        const second = first.map((one) => 1 - one);
        const edits = (mask: Uint8Array | null): number => {
          const rate = valuesOf(scorer, mask)[0] ?? 0;
          return (
            rate * words.reduce((sum, count, row) => sum + (mask === null || mask[row] === 1 ? count : 0), 0)
          );
        };
        expect(edits(null)).toBeCloseTo(edits(first) + edits(second), 9);
      }),
    );
  });
});

describe('boxes', () => {
  const what = { of: 'boxes', truth: 'truth', found: 'found' } as const;
  const box = (x: number, more = {}) => ({ x, y: 0, width: 10, height: 10, class: 'scratch', ...more });

  test('are scored as COCO does, and name the worst images', () => {
    const columns = [
      texts('truth', [JSON.stringify([box(0), box(50)]), JSON.stringify([box(0)])]),
      texts('found', [
        JSON.stringify([box(0, { score: 0.9 })]),
        JSON.stringify([box(0, { score: 0.8 }), box(70, { score: 0.7 })]),
      ]),
    ];
    const scorer = scorerOf(what, columns);
    const [mean, at50] = valuesOf(scorer);
    // Recalls 1/3 and 2/3 at precision 1: of 101 points, those up to .66.
    expect(at50).toBeCloseTo(67 / 101, 12);
    expect(mean).toBeCloseTo(at50!, 12);
    expect(scorer.worst(5).map(({ row, value, truth, answer }) => [row, value, truth, answer])).toEqual([
      [0, 1, '2 boxes, 1 missed', '1 found, 0 that are not there'],
      [1, 1, '1 boxes, 0 missed', '2 found, 1 that are not there'],
    ]);
    expect(valuesOf(scorer, Uint8Array.of(0, 0))).toEqual([null, null]);
  });

  test('are read in the usual notations, and refused with their row', () => {
    const [read] = readBoxes('[{"bbox": [1, 2, 3, 4], "category": 7, "confidence": 0.5}]', 0, 'found');
    expect(read).toEqual({ left: 1, top: 2, width: 3, height: 4, class: '7', score: 0.5 });
    expect(readBoxes('[{"x1": 1, "y1": 2, "x2": 4, "y2": 6}]', 0, 'found')[0]).toMatchObject({
      width: 3,
      height: 4,
      class: 'box',
      score: null,
    });
    for (const bad of [
      'nothing',
      '{}',
      '[1]',
      '[{"x": 1}]',
      '[{"x":1,"y":1,"width":-1,"height":1}]',
      '[{"x":1,"y":1,"width":1,"height":1,"score":"a"}]',
    ]) {
      expect(() => readBoxes(bad, 4, 'found')).toThrow('Boxes could not be read');
    }
  });
});
