import type { Balance } from '../../../core/brief/card-facts.ts';
import type { TableVersion } from '../../../core/table/column.ts';
import type { Datasets } from '../../../session/datasets.ts';

/** Classes listed of a label column. */
const MOST = 20;

/** How often each class of a dataset's label columns occurs. */
export function labelBalances(
  datasets: Datasets,
  { digest, columns }: TableVersion,
): Promise<readonly Balance[]> {
  const labels = columns.filter(
    ({ role, type }) => role === 'label' && type !== 'number' && type !== 'timestamp' && type !== 'text',
  );
  return Promise.all(
    labels.map(async ({ name }) => ({
      column: name,
      counts: await datasets.values(digest, { of: 'data', name }, MOST),
    })),
  );
}
