import type { PackApi } from '../../src/compute/contract.ts';
import { profileJson } from '../../src/core/drift/profile-layout.ts';
import { profileAt } from '../analyze/profile-log.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { exportTable } from './export-table.ts';

/** Writes a profile in its open format: the same records as Parquet or as JSON. Throws Problem "profile.layout". */
export const exportProfile: PackApi['exportProfile'] = async (profile, format, onProgress) => {
  if (format === 'json')
    return new Blob([...profileJson(await profileAt(profile))], { type: 'application/json' });
  const { columns } = await objectOf('table', profile);
  return exportTable(
    {
      view: { table: profile, evaluation: null, where: { op: 'all' }, sort: [] },
      columns: columns.map(({ name }) => ({ field: { of: 'data', name }, name })),
      ...{ format, defuse: false },
    },
    onProgress,
  );
};
