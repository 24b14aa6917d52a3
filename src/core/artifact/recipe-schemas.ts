import * as v from 'valibot';
import { DATE_PARTS } from '../recipe/calendar.ts';
import { MAX_LENGTH } from '../recipe/expression.ts';
import type { FittedRecipe, LearnedOf, OutputColumn } from '../recipe/fitted.ts';
import { fittedFault } from '../recipe/fitted-fault.ts';
import { MOST_STEPS, type Step } from '../recipe/recipe.ts';
import type { RecipeDocument } from '../recipe/recipe-document.ts';
import { IsCount, IsDigest, IsNumber, IsTimeMs } from './basic-schemas.ts';
import { IsPredicate } from './predicate-schema.ts';

/** Recipes come from files of others: everything in one is bounded. */
const MOST_VALUES = 100_000;
const IsText = v.pipe(v.string(), v.maxLength(MAX_LENGTH));
const listOf = <S extends v.GenericSchema>(item: S, most = MOST_VALUES) =>
  v.pipe(v.array(item), v.maxLength(most));
const IsNames = listOf(IsText);
const IsLevel = v.union([IsText, IsNumber, v.boolean()]);
const IsValue = v.nullable(IsLevel);

const columnStep = <O extends string, E extends v.ObjectEntries>(op: O, entries: E) =>
  v.looseObject({ op: v.literal(op), columns: IsNames, ...entries });

const IsStep: v.GenericSchema<unknown, Step> = v.variant('op', [
  v.looseObject({ op: v.literal('rename'), from: IsText, to: IsText }),
  v.looseObject({ op: v.picklist(['drop', 'keep']), columns: IsNames }),
  v.looseObject({ op: v.literal('derive'), name: IsText, formula: IsText }),
  columnStep('cleanText', {
    trim: v.boolean(),
    collapse: v.boolean(),
    letters: v.picklist(['keep', 'lower', 'upper']),
    replace: listOf(v.looseObject({ find: IsText, with: IsText }), 1000),
    emptyIsMissing: v.boolean(),
  }),
  columnStep('parseNumber', {}),
  columnStep('replaceValues', { values: listOf(v.looseObject({ from: IsValue, to: IsValue })) }),
  columnStep('impute', {
    fill: v.picklist(['mean', 'median', 'mostFrequent', 'constant']),
    constant: IsValue,
    indicator: v.boolean(),
  }),
  columnStep('oneHot', {
    drop: v.picklist(['none', 'first', 'binary']),
    unseen: v.picklist(['zeros', 'rare', 'refuse']),
    minCount: IsNumber,
  }),
  columnStep('ordinal', {
    order: v.picklist(['alphabet', 'frequency', 'given']),
    given: listOf(IsLevel),
    unseen: v.picklist(['minusOne', 'refuse']),
  }),
  columnStep('labelEncode', {}),
  columnStep('scale', {
    method: v.picklist(['standard', 'minMax', 'robust', 'maxAbs']),
    low: IsNumber,
    high: IsNumber,
  }),
  columnStep('clip', {
    by: v.picklist(['value', 'quantile']),
    low: v.nullable(IsNumber),
    high: v.nullable(IsNumber),
  }),
  columnStep('transform', {
    method: v.picklist(['log', 'log1p', 'sqrt', 'yeoJohnson']),
    standardize: v.boolean(),
  }),
  columnStep('bin', {
    method: v.picklist(['uniform', 'quantile', 'edges']),
    bins: IsNumber,
    edges: listOf(IsNumber, 2000),
    give: v.picklist(['number', 'range']),
  }),
  columnStep('dateParts', {
    parts: listOf(v.picklist(DATE_PARTS), DATE_PARTS.length),
    cyclic: v.boolean(),
    keepSource: v.boolean(),
  }),
  columnStep('textLength', {
    count: listOf(v.picklist(['characters', 'words']), 2),
    keepSource: v.boolean(),
  }),
]);

export const IsRecipe: v.GenericSchema<unknown, RecipeDocument['body']> = v.looseObject({
  table: v.nullable(IsDigest),
  training: IsPredicate,
  steps: listOf(
    v.looseObject({ id: v.pipe(v.string(), v.maxLength(100)), on: v.boolean(), step: IsStep }),
    // One that is off counts for none when it is fitted, and still must be kept.
    10 * MOST_STEPS,
  ),
  fits: listOf(
    v.looseObject({
      recipe: IsDigest,
      table: IsDigest,
      training: IsPredicate,
      atMs: IsTimeMs,
      times: v.exactOptional(IsCount),
    }),
  ),
});

const IsDivisor = v.pipe(IsNumber, v.notValue(0));
const LEARNED: { [Op in keyof LearnedOf]: v.GenericSchema<unknown, LearnedOf[Op]> } = {
  cleanText: v.null(),
  parseNumber: v.null(),
  replaceValues: v.null(),
  impute: v.looseObject({ fill: IsLevel }),
  oneHot: v.looseObject({ levels: listOf(IsValue), rare: listOf(IsValue), dropped: v.nullable(IsCount) }),
  ordinal: v.looseObject({ levels: listOf(IsLevel) }),
  labelEncode: v.looseObject({ levels: listOf(IsLevel) }),
  scale: v.looseObject({
    center: IsNumber,
    divisor: IsDivisor,
    shift: IsNumber,
    low: IsNumber,
    high: IsNumber,
    constant: v.boolean(),
  }),
  clip: v.looseObject({ low: v.nullable(IsNumber), high: v.nullable(IsNumber) }),
  transform: v.nullable(
    v.looseObject({ lambda: IsNumber, center: IsNumber, divisor: IsDivisor, low: IsNumber, high: IsNumber }),
  ),
  bin: v.looseObject({
    edges: v.pipe(
      listOf(IsNumber, 2000),
      v.minLength(2),
      v.check((edges) => edges.every((edge, i) => i === 0 || edges[i - 1]! <= edge), 'bounds in order'),
    ),
  }),
  dateParts: v.null(),
  textLength: v.null(),
};

const IsOutput: v.GenericSchema<unknown, OutputColumn> = v.looseObject({
  name: v.string(),
  kind: v.picklist(['number', 'boolean', 'text', 'timestamp']),
});

const IsFittedStep = v.pipe(
  v.looseObject({
    step: IsStep,
    columns: listOf(v.looseObject({ column: v.string(), learned: v.unknown(), outputs: listOf(IsOutput) })),
  }),
  v.check(({ step, columns }) => {
    const learned = step.op in LEARNED ? LEARNED[step.op as keyof LearnedOf] : v.null();
    return columns.every((column) => v.is(learned, column.learned));
  }, 'what such a step learns'),
) as unknown as v.GenericSchema<unknown, FittedRecipe['steps'][number]>;

export const IsFittedRecipe: v.GenericSchema<unknown, FittedRecipe> = v.pipe(
  v.looseObject({
    format: v.literal(1),
    rows: IsCount,
    inputs: listOf(
      v.looseObject({
        name: v.string(),
        kind: v.picklist(['number', 'boolean', 'text', 'timestamp']),
        optional: v.boolean(),
      }),
    ),
    steps: listOf(IsFittedStep, MOST_STEPS),
    outputs: listOf(IsOutput),
  }),
  v.check((fitted) => fittedFault(fitted) === null, 'a recipe that fitting could have made'),
);
