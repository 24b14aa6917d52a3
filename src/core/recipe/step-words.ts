import type { Level } from '../slices/column-levels.ts';
import { timestampInWords } from '../slices/timestamp-value.ts';
import { numberInWords } from '../slices/words-of.ts';
import type { FittedColumn, FittedStep, LearnedOf } from './fitted.ts';
import { isColumnStep, type ColumnStep, type Step } from './recipe.ts';

const LISTED = 4;

/** A step in plain words, with what it learned where it has one column: "Fill missing age with the median, 37". */
export function stepInWords(step: Step, fitted: FittedStep | null = null): string {
  switch (step.op) {
    case 'rename':
      return `Rename ${step.from} to ${step.to}`;
    case 'drop':
      return `Drop ${listed(step.columns)}`;
    case 'keep':
      return `Keep only ${listed(step.columns)}`;
    case 'derive':
      return `Add ${step.name} = ${step.formula}`;
    default: {
      const words = columnStepInWords(step, listed(step.columns));
      const only = fitted?.columns.length === 1 ? learnedInWords(step, fitted.columns[0]!) : '';
      return only === '' ? words : `${words}, ${only}`;
    }
  }
}

function columnStepInWords(step: ColumnStep, columns: string): string {
  switch (step.op) {
    case 'cleanText':
      return `Clean the text of ${columns}`;
    case 'parseNumber':
      return `Read ${columns} as a number`;
    case 'replaceValues': {
      const count = step.values.length;
      return `Replace ${count === 1 ? 'a value' : `${String(count)} values`} of ${columns}`;
    }
    case 'impute': {
      const what = {
        mean: 'the mean',
        median: 'the median',
        mostFrequent: 'the most frequent value',
        constant: 'a constant',
      };
      return `Fill missing ${columns} with ${what[step.fill]}`;
    }
    case 'oneHot':
      return `Turn the values of ${columns} into columns`;
    case 'ordinal': {
      const order = { alphabet: 'the alphabet', frequency: 'frequency', given: 'the order given' };
      return `Number the values of ${columns} by ${order[step.order]}`;
    }
    case 'labelEncode':
      return `Number the classes of ${columns}`;
    case 'scale': {
      const how = {
        standard: 'to mean 0 and variance 1',
        minMax: `to ${numberInWords(step.low)} to ${numberInWords(step.high)}`,
        robust: 'by median and quartiles',
        maxAbs: 'by the largest size',
      };
      return `Scale ${columns} ${how[step.method]}`;
    }
    case 'clip':
      return step.by === 'value' ? `Clip ${columns}` : `Clip ${columns} at quantiles`;
    case 'transform': {
      const how = {
        log: 'the logarithm',
        log1p: 'log(1 + x)',
        sqrt: 'the square root',
        yeoJohnson: 'Yeo-Johnson’s power',
      };
      return `Take ${how[step.method]} of ${columns}`;
    }
    case 'bin':
      return step.method === 'edges'
        ? `Bin ${columns} at given bounds`
        : `Bin ${columns} by ${step.method === 'uniform' ? 'equal width' : 'quantiles'}`;
    case 'dateParts':
      return `Take ${step.parts.join(', ')} of ${columns}`;
    case 'textLength':
      return `Count the ${step.count.join(' and ')} of ${columns}`;
  }
}

/** What a step learned of one column, '' where that is nothing: "37", "4 columns, 1 for rare values". */
export function learnedInWords(step: Step, { learned, outputs }: FittedColumn): string {
  if (learned === null || !isColumnStep(step)) return '';
  const of = learned as never;
  switch (step.op) {
    case 'impute': {
      const { fill } = of as LearnedOf['impute'];
      return outputs[0]!.kind === 'timestamp' ? timestampInWords(fill as number) : valueInWords(fill);
    }
    case 'oneHot': {
      const { rare } = of as LearnedOf['oneHot'];
      const shared = rare.length > 0 ? `, one for ${count(rare.length, 'rare value')}` : '';
      return `${count(outputs.length, 'column')}${shared}`;
    }
    case 'ordinal':
      return count((of as LearnedOf['ordinal']).levels.length, 'value');
    case 'labelEncode':
      return (of as LearnedOf['labelEncode']).levels
        .map((level, i) => `${String(level)} ${String(i)}`)
        .slice(0, LISTED)
        .join(', ');
    case 'scale': {
      const { center, divisor, constant, low, high } = of as LearnedOf['scale'];
      if (constant) return 'constant in training';
      if (step.method === 'minMax') return `from ${numberInWords(low)} to ${numberInWords(high)}`;
      return step.method === 'maxAbs'
        ? `divided by ${numberInWords(divisor)}`
        : `less ${numberInWords(center)}, divided by ${numberInWords(divisor)}`;
    }
    case 'clip': {
      const { low, high } = of as LearnedOf['clip'];
      const parts = [
        low === null ? null : `from ${numberInWords(low)}`,
        high === null ? null : `to ${numberInWords(high)}`,
      ];
      return parts.filter((part) => part !== null).join(' ');
    }
    case 'transform':
      return `lambda ${numberInWords((of as NonNullable<LearnedOf['transform']>).lambda)}`;
    case 'bin': {
      const { edges } = of as LearnedOf['bin'];
      return count(edges.length - 1, 'bin');
    }
    default:
      return '';
  }
}

function listed(names: readonly string[]): string {
  const more = names.length - LISTED;
  return more > 1 ? `${names.slice(0, LISTED).join(', ')} and ${String(more)} more` : names.join(', ');
}

function count(n: number, what: string): string {
  return `${numberInWords(n)} ${what}${n === 1 ? '' : 's'}`;
}

function valueInWords(value: Level): string {
  return typeof value === 'number' ? numberInWords(value) : String(value);
}
