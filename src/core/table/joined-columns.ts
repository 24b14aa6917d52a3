import { encodeUtf8 } from '../kernel/codecs.ts';
import { Problem } from '../kernel/problem.ts';
import { BooleanBuilder } from './boolean-builder.ts';
import { CategoryBuilder } from './category-builder.ts';
import type { ColumnBuilder } from './column-builder.ts';
import { lengthOf } from './column.ts';
import type { Column } from './column.ts';
import { IntegerBuilder } from './integer-builder.ts';
import { numberNotationOf } from './notation.ts';
import { NumberBuilder } from './number-builder.ts';
import type { ColumnPlan } from './read-plan.ts';
import { TextBuilder } from './text-builder.ts';
import { TimestampBuilder } from './timestamp-builder.ts';

/** One column put together from the chunks of several files, which all were read as the plan says. */
export interface JoinedColumn {
  readonly builder: ColumnBuilder;
  /** Adds a chunk of the file `from`. Throws Problem "files.zones". */
  add(chunk: Column, from: string): void;
  /** Adds rows without a value. */
  addMissing(rows: number): void;
}

export function joinedColumn(plan: ColumnPlan): JoinedColumn {
  const naming = { name: plan.name, unit: numberNotationOf(plan)?.unit ?? null, role: plan.role };
  switch (plan.type) {
    case 'number':
    case 'integer':
      return joinedNumbers(plan.type === 'integer' ? new IntegerBuilder(naming) : new NumberBuilder(naming));
    case 'boolean': {
      const builder = new BooleanBuilder(naming);
      const add = (chunk: Column): void => {
        if (chunk.type === 'boolean') builder.append(chunk.data, chunk.data.length, null);
        else throw unlike(plan, chunk);
      };
      const addMissing = (rows: number): void => {
        builder.append(new Int8Array(rows).fill(-1), rows, null);
      };
      return { builder, add, addMissing };
    }
    case 'timestamp':
      return joinedTimes(new TimestampBuilder(naming), plan);
    case 'category':
      return joinedTexts(new CategoryBuilder(naming, null), plan);
    case 'text':
      return joinedTexts(new TextBuilder(naming), plan);
  }

  function joinedNumbers(builder: NumberBuilder | IntegerBuilder): JoinedColumn {
    const add = (chunk: Column): void => {
      if (chunk.type !== 'number' && chunk.type !== 'integer') throw unlike(plan, chunk);
      builder.append(Float64Array.from(chunk.data), chunk.data.length, null);
    };
    return { builder, add, addMissing: appendingNaN(builder) };
  }
}

function appendingNaN(
  builder: NumberBuilder | IntegerBuilder | TimestampBuilder,
): JoinedColumn['addMissing'] {
  return (rows) => {
    builder.append(new Float64Array(rows).fill(NaN), rows, null);
  };
}

function joinedTimes(builder: TimestampBuilder, plan: ColumnPlan): JoinedColumn {
  const add = (chunk: Column, from: string): void => {
    if (chunk.type !== 'timestamp') throw unlike(plan, chunk);
    builder.zone ??= chunk.zone;
    if (builder.zone !== chunk.zone)
      throw new Problem({
        code: 'files.zones',
        message: `The times of “${plan.name}” have a zone in some of the files and none in others.`,
        found: `${chunk.zone === 'utc' ? 'times with' : 'times without'} a zone in “${from}”`,
        where: `column “${plan.name}”`,
        fix: 'Read that column as text, or the files one by one.',
      });
    builder.append(chunk.data, chunk.data.length, null);
  };
  return { builder, add, addMissing: appendingNaN(builder) };
}

function joinedTexts(builder: CategoryBuilder | TextBuilder, plan: ColumnPlan): JoinedColumn {
  const add = (chunk: Column): void => {
    if (chunk.type === 'text') {
      const { offsets, utf8, valid } = chunk;
      for (let row = 0; row < lengthOf(chunk); row++)
        if (valid?.[row] === 0) builder.appendMissing();
        else builder.append(utf8, offsets[row]!, offsets[row + 1]!);
    } else if (chunk.type === 'category') {
      const levels = chunk.levels.map(encodeUtf8);
      for (const code of chunk.data) {
        const level = levels[code];
        if (level) builder.append(level, 0, level.length);
        else builder.appendMissing();
      }
    } else throw unlike(plan, chunk);
  };
  const addMissing = (rows: number): void => {
    for (let row = 0; row < rows; row++) builder.appendMissing();
  };
  return { builder, add, addMissing };
}

function unlike({ name, type }: ColumnPlan, chunk: Column): TypeError {
  return new TypeError(`a chunk of type ${chunk.type} for column "${name}" of type ${type}`);
}
