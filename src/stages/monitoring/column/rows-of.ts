import type { Id } from '../../../core/kernel/objects.ts';
import type { LogBody, Period } from '../../../core/monitor/log.ts';
import type { Predicate } from '../../../core/slices/predicate.ts';
import { queryOfView } from '../../../parts/slices/view-query.ts';
import { hrefOf } from '../../../session/route.svelte.ts';
import type { OpenLog } from '../open-log.ts';

/** The address of a log's rows in a range of time, with one value of a column where it is named; none without rows. */
export function rowsOf(
  project: Id,
  table: OpenLog['table'],
  { columns }: LogBody,
  period: Period | null,
  only: { name: string; value: string } | null = null,
): string | undefined {
  if (!table?.whole || !columns || !period) return undefined;
  const time: Predicate = {
    ...{ op: 'between', field: { of: 'data', name: columns.time } },
    ...{ low: period.fromMs, high: period.toMs, closed: '[)' },
  };
  const where: Predicate = only ? { op: 'and', of: [time, valueIs(table, only)] } : time;
  return hrefOf(
    project,
    'data',
    ['table', table.entry.id],
    queryOfView({ where, sort: null, evaluation: null }),
  );
}

function valueIs(
  table: NonNullable<OpenLog['table']>,
  { name, value }: { name: string; value: string },
): Predicate {
  const isBoolean = table.object.columns.some((column) => column.name === name && column.type === 'boolean');
  const field = { of: 'data', name } as const;
  return isBoolean ? { op: 'eq', field, value: value === 'true' } : { op: 'in', field, values: [value] };
}
