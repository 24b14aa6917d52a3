import type { ParseApi } from '../src/compute/contract.ts';
import { expose } from './expose.ts';
import { previewFile } from './parse/preview-file.ts';
import { readFile } from './parse/read-file.ts';

const api: ParseApi = { preview: previewFile, read: readFile };
expose(api);
