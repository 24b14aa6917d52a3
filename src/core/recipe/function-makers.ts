import { datePart, type DatePart } from './calendar.ts';
import { asTexts, eachNumber, type Compiled, type ExpressionRows, type Vector } from './compiled.ts';
import type { ValueKind } from './expression.ts';
import { combineTexts, mapTexts, requireTextLength } from './vector.ts';

/** What an argument may be: a kind, any kind, or any that all such arguments (and the result) share. */
export type ArgumentKind = ValueKind | 'any' | 'shared' | 'ordered';

/** A function of formulas. `ordered` is shared too, and a number or a date. */
export interface ExpressionFunction {
  /** As it is written, for help: "clip(x, low, high)". */
  usage: string;
  /** What it gives, in a few words. */
  gives: string;
  args: readonly ArgumentKind[];
  /** How many of the last arguments may be left out. */
  optional?: number;
  /** More arguments of the last kind may follow. */
  repeats?: true;
  result: ValueKind | 'shared';
  run(args: readonly Compiled[], kind: ValueKind | null): (rows: ExpressionRows) => Vector;
}

export function numeric(
  usage: string,
  gives: string,
  f: (...values: number[]) => number,
  args = 1,
): ExpressionFunction {
  return {
    usage,
    gives,
    args: Array.from({ length: args }, () => 'number' as const),
    result: 'number',
    run: (compiled) => eachNumber(compiled, f),
  };
}

export function ordered(
  usage: string,
  gives: string,
  f: (...values: number[]) => number,
): ExpressionFunction {
  return {
    usage,
    gives,
    args: ['ordered', 'ordered'],
    repeats: true,
    result: 'shared',
    run: (args) => eachNumber(args, f),
  };
}

export function ofDate(part: DatePart, gives: string): ExpressionFunction {
  return {
    usage: `${part}(date)`,
    gives,
    args: ['timestamp'],
    result: 'number',
    run: (args) => eachNumber(args, (ms) => datePart(part, ms)),
  };
}

export function ofText(usage: string, gives: string, f: (text: string) => string): ExpressionFunction {
  return {
    usage,
    gives,
    args: ['text'],
    result: 'text',
    run: ([text]) => {
      const run = asTexts(text!);
      return (rows) => mapTexts(run(rows), f);
    },
  };
}

export function testOfText(
  usage: string,
  gives: string,
  f: (text: string, part: string) => boolean,
): ExpressionFunction {
  return {
    usage,
    gives,
    args: ['text', 'text'],
    result: 'boolean',
    run: (args) => {
      const runs = args.map(asTexts);
      return (rows) => {
        const vectors = runs.map((run) => run(rows));
        const { codes, results } = combineTexts(vectors, rows.rows, (text, part) =>
          f(text!, part!) ? 1 : 0,
        );
        return Int8Array.from(codes, (code) => (code < 0 ? -1 : results[code]!));
      };
    },
  };
}

export function joinTexts(
  usage: string,
  gives: string,
  args: readonly ArgumentKind[],
  repeats: boolean,
  /** The length is asked for first, so that a text too long is never made. */
  lengthOf: (texts: readonly string[]) => number,
  join: (texts: readonly string[]) => string,
): ExpressionFunction {
  return {
    usage,
    gives,
    args,
    ...(repeats ? { repeats } : {}),
    result: 'text',
    run: (compiled) => {
      const runs = compiled.map(asTexts);
      return (rows) => {
        let characters = 0;
        const { codes, results } = combineTexts(
          runs.map((run) => run(rows)),
          rows.rows,
          (...texts) => {
            characters += lengthOf(texts);
            requireTextLength(characters);
            return join(texts);
          },
        );
        return { codes, levels: results };
      };
    },
  };
}
