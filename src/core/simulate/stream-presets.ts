import type { Course, Injection, StreamChange } from './stream-question.ts';

/** What a dataset has that changes can be about. */
export interface PoolFacts {
  numbers: readonly string[];
  categories: readonly { name: string; values: readonly string[] }[];
  hasLabel: boolean;
  days: number;
}

export const PRESETS = [
  'pandemic',
  'inflation',
  'holidays',
  'newApp',
  'brokenSensor',
  'unitMixUp',
  'spamWave',
] as const;
export type Preset = (typeof PRESETS)[number];

export const PRESET_NAMES: Readonly<Record<Preset, string>> = {
  pandemic: 'Pandemic',
  inflation: 'Inflation',
  holidays: 'Holiday season',
  newApp: 'New phone app',
  brokenSensor: 'Broken sensor',
  unitMixUp: 'Unit mix-up',
  spamWave: 'Spam wave',
};

/** What stories about prices are told of. */
const MONEY = /income|price|amount|cost|salary|wage|fare|value|revenue/i;

/** A known story as changes of a dataset's own columns; those it has no columns for are left out. */
export function presetInjections(preset: Preset, facts: PoolFacts, idOf: () => string): readonly Injection[] {
  const { numbers, categories, hasLabel, days } = facts;
  const number = numbers.find((name) => MONEY.test(name)) ?? numbers[0];
  const category = categories.find(({ values }) => values.length > 1);
  const rare = category?.values.at(-1);
  const one = (name: string, change: StreamChange | null, course: Course): readonly Injection[] =>
    change ? [{ id: idOf(), name, change, course, where: null }] : [];
  const ofNumber = (make: (column: string) => StreamChange): StreamChange | null =>
    number === undefined ? null : make(number);
  const ofValue = (share: number): StreamChange | null =>
    category && rare !== undefined ? { of: 'share', column: category.name, value: rare, share } : null;
  const half = Math.floor(days / 2);
  switch (preset) {
    case 'pandemic': {
      const spell = course('sudden', days, half, Math.floor(days * 0.75));
      return [
        ...one('Pandemic: fewer come', { of: 'traffic', factor: 0.6 }, spell),
        ...one(
          'Pandemic: others come',
          ofNumber((column) => ({ of: 'tilt', column, sigmas: -0.6 })),
          spell,
        ),
        ...one(
          'Pandemic: what was true is not',
          hasLabel ? { of: 'concept', to: null, share: 0.15 } : null,
          spell,
        ),
      ];
    }
    case 'inflation':
      return one(
        'Inflation',
        ofNumber((column) => ({ of: 'scale', column, factor: 1.3 })),
        { ...course('incremental', days, Math.floor(days / 3)), overDays: Math.max(1, half) },
      );
    case 'holidays': {
      const season = { ...course('recurrent', days, Math.min(60, half)), everyDays: 90, forDays: 14 };
      return [
        ...one('Holidays: more come', { of: 'traffic', factor: 1.8 }, season),
        ...one('Holidays: they want something else', ofValue(0.4), season),
      ];
    }
    case 'newApp': {
      const release = { ...course('gradual', days, half), overDays: Math.max(1, Math.floor(days / 8)) };
      return [
        ...one(
          'New app: a new kind of row',
          category ? { of: 'newCategory', column: category.name, value: 'new app', share: 0.2 } : null,
          release,
        ),
        ...one(
          'New app: others come',
          ofNumber((column) => ({ of: 'tilt', column, sigmas: -0.5 })),
          release,
        ),
      ];
    }
    case 'brokenSensor':
      return one(
        'Broken sensor',
        ofNumber((column) => ({ of: 'missing', column, share: 0.7 })),
        course('sudden', days, half, Math.min(days, half + 7)),
      );
    case 'unitMixUp':
      return one(
        'Unit mix-up',
        ofNumber((column) => ({ of: 'unit', column, scale: 1000, offset: 0 })),
        course('sudden', days, half, Math.min(days, half + 5)),
      );
    case 'spamWave': {
      const wave = course('sudden', days, half, Math.min(days, half + 10));
      return [
        ...one('Spam wave: many more come', { of: 'traffic', factor: 2.5 }, wave),
        ...one('Spam wave: all of one kind', ofValue(0.7), wave),
      ];
    }
  }
}

/** From a day to the end, or to another day. */
export function course(shape: Course['shape'], days: number, fromDay: number, toDay = days): Course {
  return { shape, fromDay, toDay, overDays: 0, everyDays: 0, forDays: 0 };
}
