import type { Predicate } from '../slices/predicate.ts';
import { selectRows } from '../slices/select-rows.ts';
import type { PoolRows } from './pool-rows.ts';

/** Rows of the pool that a change is about, 1 = in. Throws what selectRows throws. */
export function rowsWhere(where: Predicate | null, pool: PoolRows): Uint8Array {
  return selectRows(
    where ?? { op: 'all' },
    (field) => (field.of === 'data' ? (pool.columns.get(field.name) ?? null) : null),
    pool.rows,
  );
}
