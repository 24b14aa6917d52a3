import { Problem } from '../core/kernel/problem.ts';

/** Says in words what the database refused. Quota errors may arrive wrapped in AbortError. */
export function storageProblem(error: unknown): unknown {
  if (error instanceof Problem) return error;
  const names = namesOf(error);
  if (names.includes('QuotaExceededError')) {
    return new Problem({
      code: 'storage.full',
      message: 'This browser has no more room for Drydock. Nothing of this step was kept.',
      fix: 'Delete a dataset or a project and free its space, or free disk space, then try again.',
    });
  }
  if (names.includes('VersionError')) {
    return new Problem({
      code: 'storage.newer',
      message: 'A newer Drydock has been used in this browser and its data cannot be read by this one.',
      fix: 'Reload the page to get the newer version.',
    });
  }
  if (names.some((name) => ['OpenFailedError', 'MissingAPIError', 'DatabaseClosedError'].includes(name))) {
    return new Problem({
      code: 'storage.unavailable',
      message: 'This browser does not let Drydock keep data (IndexedDB could not be opened).',
      found: error instanceof Error ? error.message : String(error),
      fix: 'Leave private browsing, or allow site data for this page, then reload.',
    });
  }
  return error;
}

function namesOf(error: unknown): string[] {
  const names: string[] = [];
  let at: unknown = error;
  for (let depth = 0; depth < 4 && at !== null && typeof at === 'object'; depth++) {
    const { name, inner } = at as { name?: unknown; inner?: unknown };
    if (typeof name === 'string') names.push(name);
    at = inner;
  }
  return names;
}
