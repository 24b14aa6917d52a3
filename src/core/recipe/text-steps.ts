import { characters } from './characters.ts';
import { inPlace, wrongSetting, type ColumnStepKind } from './column-step-kind.ts';
import { numberOfText } from './expression-functions.ts';
import { booleanColumn, madeColumn, numberColumn, textsLike } from './make-column.ts';
import type { StepOf } from './recipe.ts';
import { mapTexts, measureTexts, numbersOf, textsOf } from './vector.ts';
import type { Column } from '../table/column.ts';
import type { Level } from '../slices/column-levels.ts';
import type { ValueKind } from './expression.ts';

export const cleanText: ColumnStepKind<StepOf<'cleanText'>, null> = {
  accepts: ['text'],
  check: ({ replace }) =>
    replace.some(({ find }) => find === '')
      ? wrongSetting('A replacement says nothing of what to look for.', 'a text to find')
      : null,
  learner: () => null,
  outputs: inPlace,
  apply: (step, _, column) => [
    textsLike(
      column,
      mapTexts(textsOf(column), (text) => cleaned(text, step)),
    ),
  ],
};

function cleaned(text: string, step: StepOf<'cleanText'>): string | null {
  for (const { find, with: into } of step.replace) text = text.replaceAll(find, () => into);
  if (step.collapse) text = text.replace(/\s+/gu, ' ');
  if (step.trim) text = text.trim();
  if (step.letters === 'lower') text = text.toLowerCase();
  else if (step.letters === 'upper') text = text.toUpperCase();
  return text === '' && step.emptyIsMissing ? null : text;
}

export const parseNumberStep: ColumnStepKind<StepOf<'parseNumber'>, null> = {
  accepts: ['text'],
  check: () => null,
  learner: () => null,
  outputs: (_, { name }) => [{ name, kind: 'number' }],
  apply(_, __, column, note) {
    const texts = textsOf(column);
    const numbers = measureTexts(texts, numberOfText);
    for (let row = 0; row < numbers.length; row++) {
      if (Number.isNaN(numbers[row]!) && texts.codes[row]! >= 0) {
        note('notNumber', row, texts.levels[texts.codes[row]!]!);
      }
    }
    return [numberColumn(column, numbers)];
  },
};

const LEVEL_TYPES: Partial<Record<ValueKind, string>> = {
  number: 'number',
  text: 'string',
  boolean: 'boolean',
};

/** Whether a value given in a step can stand in a column of this kind. */
export function fitsKind(value: Level | null, kind: ValueKind): boolean {
  return (
    value === null ||
    (typeof value === LEVEL_TYPES[kind] && (typeof value !== 'number' || Number.isFinite(value)))
  );
}

export const replaceValues: ColumnStepKind<StepOf<'replaceValues'>, null> = {
  accepts: ['text', 'number', 'boolean'],
  check({ values }, kind) {
    if (values.length === 0)
      return wrongSetting('No value is replaced yet.', 'at least one value to replace');
    const odd = values.flatMap(({ from, to }) => [from, to]).find((value) => !fitsKind(value, kind));
    if (odd !== undefined) {
      return wrongSetting('A value does not fit the column.', LEVEL_TYPES[kind]!, JSON.stringify(odd));
    }
    const twice = values.find(({ from }, i) => values.findIndex((other) => other.from === from) !== i);
    return twice
      ? wrongSetting('A value is replaced twice.', 'each value once', JSON.stringify(twice.from))
      : null;
  },
  learner: () => null,
  outputs: inPlace,
  apply: ({ values }, _, column) => [replaced(column, new Map(values.map(({ from, to }) => [from, to])))],
};

function replaced(column: Column, map: ReadonlyMap<Level | null, Level | null>): Column {
  const to = (value: Level | null): Level | null => (map.has(value) ? map.get(value)! : value);
  if (column.type === 'category' || column.type === 'text') {
    const { codes, levels } = mapTexts(textsOf(column), (text) => to(text) as string | null);
    const fill = to(null);
    if (fill === null) return textsLike(column, { codes, levels });
    // What was missing before, not what this step makes missing.
    const before = textsOf(column).codes;
    const filled = codes.map((code, row) => (before[row]! < 0 ? levels.length : code));
    return textsLike(column, { codes: filled, levels: [...levels, fill as string] });
  }
  if (column.type === 'boolean') {
    const code = (value: Level | null): number => (value === null ? -1 : Number(value));
    const [none, no, yes] = [code(to(null)), code(to(false)), code(to(true))];
    return booleanColumn(
      column,
      column.data.map((value) => (value < 0 ? none : value === 0 ? no : yes)),
    );
  }
  const data = numbersOf(column).map(
    (value) => (to(Number.isNaN(value) ? null : value + 0) as number | null) ?? NaN,
  );
  return numberColumn(column, data);
}

export const textLength: ColumnStepKind<StepOf<'textLength'>, null> = {
  accepts: ['text'],
  check: ({ count }) =>
    count.length > 0 ? null : wrongSetting('Nothing is counted yet.', 'characters, words or both'),
  learner: () => null,
  outputs: ({ count, keepSource }, column) => [
    ...(keepSource ? [column] : []),
    ...count.map((what) => ({ name: `${column.name}_${what}`, kind: 'number' as const })),
  ],
  apply({ count, keepSource }, _, column) {
    const texts = textsOf(column);
    const counted = count.map((what) =>
      numberColumn(madeColumn(what), measureTexts(texts, what === 'words' ? words : characters)),
    );
    return keepSource ? [column, ...counted] : counted;
  },
};

function words(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0;
}
