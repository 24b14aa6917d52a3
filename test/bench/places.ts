import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
/** Everything the bench makes lies here; nothing of it is part of the app. */
export const CACHE = join(ROOT, '.cache/bench');
export const BENCH_PAGE = join(CACHE, 'page');
export const APP = join(CACHE, 'app');
