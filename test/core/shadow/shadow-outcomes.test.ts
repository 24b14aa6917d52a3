import { describe, expect, it } from 'vitest';
import type { PairedOutcome } from '../../../src/core/evaluation/pair-outcomes.ts';
import { drawDisagreements } from '../../../src/core/shadow/shadow-check.ts';
import { OUTCOME, ruledRows } from '../../../src/core/shadow/shadow-outcomes.ts';
import { cleanName, cleanValue, NO_RULES, type CleanRule } from '../../../src/core/shadow/shadow-rules.ts';

const clean = (change: Partial<CleanRule>): CleanRule => ({ ...NO_RULES.clean, ...change });

/** Alike, different, champion failed, challenger failed, both failed, different. */
const pair: PairedOutcome = {
  ...{ type: 'classification', classes: ['no', 'yes', ' Yes'], positive: 1 },
  truth: new Int32Array(6).fill(-1),
  first: Int32Array.of(0, 0, -1, 1, -1, 1),
  second: Int32Array.of(0, 1, 1, -1, -1, 2),
  firstScores: Float64Array.of(0.1, 0.4375, NaN, 0.9, NaN, 0.6),
  secondScores: Float64Array.of(0.2, 0.5, 0.8, NaN, NaN, 0.9),
};
const values: PairedOutcome = {
  ...{ type: 'regression', truth: new Float64Array(3).fill(NaN) },
  first: Float64Array.of(1, 1.24, 2),
  second: Float64Array.of(1.5, 1.16, NaN),
};

describe('ignore and clean rules', () => {
  it('without rules all that differs and all that one alone answered is a mismatch', () => {
    const { outcomes, counts } = ruledRows(pair, 0, NO_RULES, []);
    expect([...outcomes]).toEqual([0, 1, 3, 4, -1, 1]);
    expect(counts).toMatchObject({ matched: 1, different: 2, ignored: 0 });
    expect(counts).toMatchObject({ championFailed: 1, challengerFailed: 1, byRule: [] });
  });

  it('rows, near scores and failures of the champion are ignored, each rule counted by itself', () => {
    const rules = {
      ...NO_RULES,
      ignore: [
        { when: 'rows', where: { op: 'all' } },
        { when: 'near', within: 0.0625 },
        { when: 'near', within: 0.07 },
        { when: 'championFailed' },
      ] as const,
    };
    const masked = ruledRows(pair, 0, rules, [Uint8Array.of(1, 1, 0, 0, 0, 0), null, null, null]);
    // Nearer than the tolerance, not as near as it.
    expect(masked.counts.byRule).toEqual([1, 0, 1, 1]);
    expect([...masked.outcomes]).toEqual([0, 2, 2, 4, -1, 1]);
    expect(masked.counts).toMatchObject({ matched: 1, different: 1, ignored: 2, championFailed: 0 });
    const everywhere = ruledRows(pair, 0, rules, [null, null, null, null]);
    expect(everywhere.counts).toMatchObject({ different: 0, ignored: 4, challengerFailed: 0 });
  });

  it('cleaning changes what is compared only where it is told to', () => {
    const shown = clean({ case: true, spaces: true });
    const compared = { ...shown, compared: true };
    expect(ruledRows(pair, 0, { ignore: [], clean: shown }, []).counts.different).toBe(2);
    expect(ruledRows(pair, 0, { ignore: [], clean: compared }, []).counts.different).toBe(1);
    const rounded = clean({ digits: 1, compared: true });
    expect([...ruledRows(values, 0, { ignore: [], clean: rounded }, []).outcomes]).toEqual([1, 0, 4]);
    expect([...ruledRows(values, 0.5, NO_RULES, []).outcomes]).toEqual([0, 0, 4]);
    expect(ruledRows(values, 0, { ...NO_RULES, ignore: [{ when: 'near', within: 0.1 }] }, []).counts).toEqual(
      {
        ...{ matched: 0, different: 1, ignored: 1, championFailed: 0, challengerFailed: 1, byRule: [1] },
      },
    );
  });

  it('writes names and values as the rule says', () => {
    expect(cleanName('  Very \t GOOD ', clean({}))).toBe('  Very \t GOOD ');
    expect(cleanName('  Very \t GOOD ', clean({ spaces: true, case: true }))).toBe('very good');
    expect([cleanValue(1.25, clean({ digits: 0 })), cleanValue(1.25, clean({}))]).toEqual([1, 1.25]);
  });

  it('draws what differs by seed; fewer rows to draw from leave the others in their order', () => {
    const rows = 300;
    const many: PairedOutcome = {
      ...{
        type: 'classification',
        classes: ['no', 'No'],
        positive: 1,
        firstScores: null,
        secondScores: null,
      },
      truth: new Int32Array(rows),
      first: new Int32Array(rows),
      second: new Int32Array(rows).fill(1),
    };
    const all = new Int8Array(rows).fill(OUTCOME.different);
    const drawn = drawDisagreements(many, all, NO_RULES.clean, 7).map(({ row }) => row);
    expect(drawn.toSorted((a, b) => a - b)).toEqual([...all.keys()]);
    expect(drawn).not.toEqual([...all.keys()]);
    expect(drawDisagreements(many, all, NO_RULES.clean, 8).map(({ row }) => row)).not.toEqual(drawn);
    const half = all.map((_, row) => (row % 2 === 0 ? OUTCOME.different : OUTCOME.ignored));
    expect(drawDisagreements(many, half, NO_RULES.clean, 7).map(({ row }) => row)).toEqual(
      drawn.filter((row) => row % 2 === 0),
    );
    // What would look alike is shown as it came.
    expect(drawDisagreements(many, all, clean({ case: true }), 7)[0]).toMatchObject({
      first: 'no',
      second: 'No',
    });
  });
});
