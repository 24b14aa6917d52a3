import type { ParseApi } from '../src/compute/contract.ts';
import { expose } from './expose.ts';
import { previewFile, previewFiles } from './parse/preview-file.ts';
import { readFile, readFiles } from './parse/read-file.ts';

const api: ParseApi = {
  preview: previewFile,
  read: readFile,
  previewTogether: previewFiles,
  readTogether: readFiles,
};
expose(api);
