import { isolate } from './offline/isolation.ts';
import { KeptFiles } from './offline/kept-files.ts';
import { PAGE_LOCK } from '../src/storage/page-lock.ts';
import type { Shell } from './offline/shell.ts';

declare const __SHELL__: Shell;

/**
 * Serves the folder the page is in: the shell from this browser, engines kept on first use, all of it with the headers
 * that isolate the page and hold its workers to its policy. Other folders and other origins are none of its business.
 * A new version waits until the page asks for it ("activate"); pages of older ones go on getting their own files.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;
const shell = __SHELL__;
const scope = new URL('./', worker.location.href).href;
const files = new KeptFiles(shell, scope);

worker.addEventListener('install', (event) => {
  event.waitUntil(files.fill());
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(worker.clients.claim().then(sweep));
});

worker.addEventListener('message', (event) => {
  if (event.data === 'activate') event.waitUntil(worker.skipWaiting());
  if (event.data === 'page is here') event.waitUntil(worker.clients.claim().then(sweep));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  event.respondWith(answer(event).then((response) => isolate(response, shell.policy)));
});

async function answer(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const path = `${origin}${pathname}`.slice(scope.length);
  if (files.isEngine(path)) return files.engineFile(request, (work) => event.waitUntil(work));
  const kept = await files.shellFile(path);
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    // Offline, an address inside the folder that is not kept leads to the page.
    if (request.mode === 'navigate' && path !== '') return Response.redirect(scope);
    throw error;
  }
}

/** Drops older versions, once every open page has said by its lock which one it is of. */
async function sweep(): Promise<void> {
  const [windows, { held = [] }] = await Promise.all([
    worker.clients.matchAll({ type: 'window', includeUncontrolled: true }),
    worker.navigator.locks.query(),
  ]);
  const open = windows.filter(({ url }) => url.startsWith(scope)).length;
  const entries = held
    .map(({ name = '' }) => name)
    .filter((name) => name.startsWith(PAGE_LOCK + scope))
    .map((name) => name.slice(PAGE_LOCK.length));
  const { registration } = worker;
  const newerIsThere = (): boolean => Boolean(registration.installing ?? registration.waiting);
  if (entries.length >= open) await files.sweep(entries, newerIsThere);
}
