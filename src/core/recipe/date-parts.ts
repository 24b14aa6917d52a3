import { CYCLES, datePart } from './calendar.ts';
import { wrongSetting, type ColumnStepKind } from './column-step-kind.ts';
import { madeColumn, numberColumn } from './make-column.ts';
import type { StepOf } from './recipe.ts';
import { numbersOf } from './vector.ts';

/** Parts of a date as numbers, those that come round again as sine and cosine where wished. */
export const dateParts: ColumnStepKind<StepOf<'dateParts'>, null> = {
  accepts: ['timestamp'],
  check: ({ parts }) =>
    parts.length > 0 ? null : wrongSetting('No part of the date is chosen.', 'one or more parts'),
  learner: () => null,
  outputs({ parts, cyclic, keepSource }, column) {
    const names = parts.flatMap((part) => {
      const name = `${column.name}_${part}`;
      return cyclic && part !== 'year' ? [`${name}_sin`, `${name}_cos`] : [name];
    });
    const made = names.map((name) => ({ name, kind: 'number' as const }));
    return keepSource ? [column, ...made] : made;
  },
  apply({ parts, cyclic, keepSource }, _, column) {
    const times = numbersOf(column);
    const made = parts.flatMap((part) => {
      const values = times.map((ms) => datePart(part, ms));
      if (!cyclic || part === 'year') return [values];
      const { from, length } = CYCLES[part];
      const turn = (2 * Math.PI) / length;
      return [
        values.map((value) => Math.sin((value - from) * turn)),
        values.map((value) => Math.cos((value - from) * turn)),
      ];
    });
    const columns = made.map((values, i) => numberColumn(madeColumn(String(i)), values));
    return keepSource ? [column, ...columns] : columns;
  },
};
