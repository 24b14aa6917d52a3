import { PAGE_LOCK } from '../storage/page-lock.ts';

/** Says, as long as the page lives, which version it is of. Does nothing where the browser has no locks. */
export function holdPageLock(): void {
  const entry = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src;
  if (!entry || !('locks' in navigator)) return;
  void navigator.locks.request(PAGE_LOCK + entry, { mode: 'shared' }, () => new Promise(() => undefined));
}
