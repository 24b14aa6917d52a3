import { bin } from './bin.ts';
import type { ColumnStepKind } from './column-step-kind.ts';
import { dateParts } from './date-parts.ts';
import { labelEncode, oneHot, ordinal } from './encode-steps.ts';
import type { Learned, LearnedOf } from './fitted.ts';
import { impute } from './impute.ts';
import type { ColumnStep, StepOf } from './recipe.ts';
import { clip, scale } from './scale.ts';
import { cleanText, parseNumberStep, replaceValues, textLength } from './text-steps.ts';
import { transform } from './transform.ts';

const KINDS: { [Op in ColumnStep['op']]: ColumnStepKind<StepOf<Op>, LearnedOf[Op]> } = {
  cleanText,
  parseNumber: parseNumberStep,
  replaceValues,
  impute,
  oneHot,
  ordinal,
  labelEncode,
  scale,
  clip,
  transform,
  bin,
  dateParts,
  textLength,
};

/** How a step works; what it learned must be its own. */
export function stepKindOf(step: ColumnStep): ColumnStepKind<ColumnStep, Learned> {
  return KINDS[step.op] as unknown as ColumnStepKind<ColumnStep, Learned>;
}
