import { factsOf, Problem, type ProblemFacts } from '../core/kernel/problem.ts';
import { connectionState, DELETED } from './connection.ts';

/** Does it; what the database refuses, it refuses in words. */
export async function inWords<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw await storageProblem(error);
  }
}

/**
 * Says in words what the database refused; anything else is given back as it is. Quota errors may arrive wrapped in
 * AbortError, and a failure to open in each query that waited for it.
 */
export async function storageProblem(error: unknown): Promise<unknown> {
  const chain = chainOf(error);
  const problem = chain.find((one) => one instanceof Problem);
  if (problem) return problem;
  const names = new Set(chain.map(({ name }) => name));
  const has = (...wanted: string[]): boolean => wanted.some((name) => names.has(name));
  if (has('QuotaExceededError')) return new Problem({ ...FULL, ...(await roomLeft()) });
  if (has('VersionError')) return new Problem(NEWER);
  if (has('DatabaseClosedError', 'InvalidStateError') && connectionState() !== 'open') {
    return new Problem(CLOSED[connectionState()] ?? LOST);
  }
  if (has('OpenFailedError', 'MissingAPIError', 'DatabaseClosedError', 'SecurityError', 'UnknownError')) {
    return new Problem({ ...UNAVAILABLE, found: factsOf(chain.at(-1)).message });
  }
  return error;
}

const FULL = {
  code: 'storage.full',
  message: 'This browser has no more room for Drydock. Nothing of this step was kept.',
  fix: 'See what takes the room at the foot of the menu (“… kept here”), export what you want to keep, delete and free it; then try again.',
};
const NEWER = {
  code: 'storage.newer',
  message:
    'What is kept in this browser was made by a newer version of Drydock. This older one leaves it as it is.',
  fix: 'Reload the page to get the newer version.',
};
const LOST = {
  code: 'storage.lost',
  message: 'The browser closed the connection to what is kept here. Nothing of this step was kept.',
  fix: 'Reload the page, and do it again.',
};
const OUTDATED = {
  code: 'storage.outdated',
  message: 'Drydock was updated in another tab. Nothing of this step was kept.',
  fix: 'Reload this page, and do it again.',
};
const UNAVAILABLE = {
  code: 'storage.unavailable',
  message: 'This browser does not let Drydock keep data (IndexedDB could not be opened).',
  fix: 'Leave private browsing, or allow site data for this page, then reload.',
};
const CLOSED: Partial<Record<string, ProblemFacts>> = { outdated: OUTDATED, deleted: DELETED };

/** How much is used, in megabytes; of how much only where that is near, since browsers hide what they truly allow. */
async function roomLeft(): Promise<{ found?: string }> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    if (!usage || !quota) return {};
    const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
    const allowed = usage > quota / 2 ? ` of ${megabytes(quota)} allowed` : '';
    return { found: `${megabytes(usage)} used${allowed}` };
  } catch {
    return {};
  }
}

/** The error and what it was caused by. */
function chainOf(error: unknown): { name: string }[] {
  const chain: { name: string }[] = [];
  let at = error as { name?: unknown; inner?: unknown } | null | undefined;
  while (at && typeof at === 'object' && chain.length < 5) {
    chain.push(at as { name: string });
    at = at.inner as typeof at;
  }
  return chain;
}
