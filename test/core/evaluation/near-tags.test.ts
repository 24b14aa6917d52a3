import { describe, expect, it } from 'vitest';
import { nearTags } from '../../../src/core/evaluation/near-tags.ts';
import { columnFrom, numberColumn } from '../column-from.ts';

const device = columnFrom('device', ['phone', 'phone', 'desk', 'desk', 'phone']);
const age = numberColumn('age', [30, 32, 70, 31, NaN]);

describe('tags of rows like this one', () => {
  it('are those of the nearest, by Gower’s similarity', () => {
    // Row 0 to row 1: (1 + (1 - 2 / 40)) / 2; to row 3: (0 + (1 - 1 / 40)) / 2 < 1/2; to row 4: device alone, 1.
    const tagged = new Map([
      [1, ['dark', 'blurred']],
      [2, ['desk']],
      [3, ['desk']],
      [4, ['dark']],
    ]);
    expect(nearTags([device, age], 0, tagged)).toEqual({
      tags: [
        { tag: 'dark', neighbours: 2 },
        { tag: 'blurred', neighbours: 1 },
      ],
      compared: 2,
    });
  });

  it('are at most those of five rows, and never its own', () => {
    const same = columnFrom('c', new Array<string>(9).fill('x'));
    const tagged = new Map(Array.from({ length: 9 }, (_, row) => [row, [row === 0 ? 'own' : 'x']]));
    expect(nearTags([same], 0, tagged)).toEqual({ tags: [{ tag: 'x', neighbours: 5 }], compared: 5 });
  });

  it('are none without tagged rows, without columns, and where nothing is known of the row', () => {
    const none = { tags: [], compared: 0 };
    expect(nearTags([device], 0, new Map())).toEqual(none);
    expect(nearTags([], 0, new Map([[1, ['dark']]]))).toEqual(none);
    expect(nearTags([age], 4, new Map([[1, ['dark']]]))).toEqual(none);
  });

  it('equal numbers without a range are alike', () => {
    const constant = numberColumn('k', [3, 3]);
    expect(nearTags([constant], 0, new Map([[1, ['a']]])).tags).toEqual([{ tag: 'a', neighbours: 1 }]);
  });
});
