import type { Line } from '../../../charts/lines/lines-geometry.ts';
import type { HarmTest } from '../../../core/harm/harm-tests.ts';
import type { TestFigures } from '../../../core/harm/test-calibration.ts';
import { TEST_WORDS } from './test-words.ts';

/** Which chance of a test is drawn. */
export type DrawnChance = 'falseAlarms' | 'detection';

/** The tests drawn: the default, what it is held against, and the one looked at. */
export function shownTests(of: DrawnChance, usual: HarmTest, selected: HarmTest): readonly HarmTest[] {
  const beside: readonly HarmTest[] = of === 'falseAlarms' ? ['zEveryLook', 'gst'] : ['gst'];
  return [...new Set([...beside, selected, usual])];
}

/** Lines from the start on, over time in units of `lookTime` a look. The last is drawn above the others. */
export function linesByLook(
  figures: readonly TestFigures[],
  of: DrawnChance,
  lookTime: number,
  usual: HarmTest,
  selected: HarmTest,
): readonly Line[] {
  return figures.map((one): Line => {
    const { test } = one;
    const tone =
      test === usual ? 'current' : test === selected ? 'accent' : test === 'gst' ? 'reference' : 'quiet';
    return {
      key: test,
      name: TEST_WORDS[test].name,
      tone,
      dash: tone === 'quiet' ? '4 3' : undefined,
      points: [
        { x: 0, y: 0 },
        ...Array.from(one[of].byLook, (chance, look) => ({ x: (look + 1) * lookTime, y: chance })),
      ],
    };
  });
}

/** The unit in which a duration has at most three digits. */
export function unitOfTime(ms: number): { name: string; ms: number } {
  if (ms <= 120_000) return { name: 's', ms: 1000 };
  if (ms <= 6 * 3_600_000) return { name: 'min', ms: 60_000 };
  return ms <= 4 * 86_400_000 ? { name: 'hours', ms: 3_600_000 } : { name: 'days', ms: 86_400_000 };
}
