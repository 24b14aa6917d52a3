import type { ParseApi } from '../../src/compute/contract.ts';
import { fileSource } from '../readers/byte-source.ts';
import { previewTable } from '../readers/read-table.ts';
import { previewTogether } from '../readers/read-together.ts';

export const previewFile: ParseApi['preview'] = (file, given) => previewTable(fileSource(file), given);

export const previewFiles: ParseApi['previewTogether'] = (files, given) =>
  previewTogether(files.map(fileSource), given);
