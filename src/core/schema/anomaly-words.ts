import { numberInWords } from '../slices/words-of.ts';
import type { Anomaly } from './anomaly.ts';

/** What is wrong, in one sentence, and what may have caused it or what to do. */
export interface AnomalyWords {
  title: string;
  why: string;
}

/** Puts an anomaly into words for the person who has to act on it. */
export function anomalyWords(anomaly: Anomaly): AnomalyWords {
  const column = `“${anomaly.column ?? ''}”`;
  const rows = anomaly.rows ? counted(anomaly.rows.count, 'row') : '';
  switch (anomaly.what) {
    case 'columnMissing':
      return { title: `Column ${column} is missing`, why: 'It may have been renamed or left out.' };
    case 'columnNew':
      return { title: `Column ${column} is new`, why: 'The reference has no such column.' };
    case 'otherType':
      return {
        title: `${column} is read as ${anomaly.found}, not ${anomaly.expected}`,
        why: 'Other values among them may have changed how the column reads.',
      };
    case 'missingValues':
      return {
        title: `${column} has no value in ${rows}`,
        why: `${percent(anomaly.share)} are missing; up to ${percent(anomaly.atMost)} is expected.`,
      };
    case 'newValues': {
      const [first, ...others] = anomaly.values;
      const named = `“${first?.value ?? ''}”${others.length > 0 ? ` and ${counted(others.length, 'other', 'others')}` : ''}`;
      return {
        title: `${column} has values not seen before: ${named}`,
        why: `${rows}, ${percent(anomaly.share)}; a model that learned from the reference does not know them.`,
      };
    }
    case 'outOfRange':
      return {
        title: `${column} leaves the range from ${number(anomaly.low)} to ${number(anomaly.high)} in ${rows}`,
        why: `It goes from ${number(anomaly.lowest)} to ${number(anomaly.highest)}.`,
      };
    case 'notFinite':
      return { title: `${column} is infinite in ${rows}`, why: 'A division by zero is a usual cause.' };
    case 'notWhole':
      return { title: `${column} has decimals in ${rows}`, why: 'All values of the reference are whole.' };
    case 'repeatedValues':
      return { title: `${column} repeats values in ${rows}`, why: 'No value of the reference comes twice.' };
    case 'constant':
      return {
        title: `${column} is “${anomaly.value}” in every row`,
        why: 'The reference has several values.',
      };
    case 'shifted':
      return {
        title: `${column} is distributed differently`,
        why: `The distance is ${number(anomaly.distance)}; up to ${number(anomaly.atMost)} is expected, and chance is allowed for.`,
      };
    case 'otherUnit':
      return {
        title: `${column} looks as if in another unit: values are about ${number(anomaly.factor)} times as large`,
        why: `Divided by ${number(anomaly.factor)} they are as expected.`,
      };
    case 'swapped':
      return {
        title: `${column} and “${anomaly.with}” look swapped`,
        why: 'Each is distributed as the other should be.',
      };
    case 'duplicateRows':
      return {
        title: `${rows} ${anomaly.rows?.count === 1 ? 'repeats' : 'repeat'} an earlier row`,
        why: `${percent(anomaly.share)}; up to ${percent(anomaly.atMost)} is expected.`,
      };
    case 'fewRows':
      return {
        title: `There are only ${counted(anomaly.found, 'row')}`,
        why: `At least ${numberInWords(anomaly.atLeast)} are expected.`,
      };
  }
}

function counted(count: number, one: string, more = `${one}s`): string {
  return `${numberInWords(count)} ${count === 1 ? one : more}`;
}

function percent(share: number): string {
  if (share === 0) return 'none';
  if (share < 0.0005) return 'less than .1%';
  return `${String(Number((100 * share).toFixed(share < 0.1 ? 1 : 0)))}%`;
}

function number(value: number): string {
  return numberInWords(Number(value.toPrecision(4)));
}
