/**
 * Begins the name of the lock that an open page holds; the address of its entry script, which names its version, ends
 * it. While the lock is held, the service worker keeps the files of that version.
 */
export const PAGE_LOCK = 'drydock page ';
