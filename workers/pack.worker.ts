import type { PackApi } from '../src/compute/contract.ts';
import { expose } from './expose.ts';
import { exportProfile } from './pack/export-profile.ts';
import { exportTable } from './pack/export-table.ts';
import { measureProject } from './pack/measure-project.ts';
import { packProject } from './pack/pack-project.ts';
import { unpackProject } from './pack/unpack-project.ts';

const api: PackApi = {
  measure: measureProject,
  pack: packProject,
  unpack: unpackProject,
  exportTable,
  exportProfile,
};
expose(api);
