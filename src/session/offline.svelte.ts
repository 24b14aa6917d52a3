import { workerUrl } from '../compute/trusted-url.ts';
import { engineBytes, engineIsKept, engineIsKeptSoon, keepEngine } from './keep-engine.ts';
import type { Tasks } from './tasks.svelte.ts';

/** How often a page that stays open looks for a newer version. */
const LOOK_AGAIN_MS = 3_600_000;
/** How long a newer version may take to begin before the page is reloaded all the same. */
const TAKE_OVER_MS = 4_000;

/** What of the app works without a connection, and whether a newer version of it waits. */
export class Offline {
  /** The app's own files: being kept, kept, or not kept because of `whyNot`. */
  shell = $state<'filling' | 'kept' | 'none'>('filling');
  whyNot = $state<string | null>(null);
  /** Whether models run without a connection; null as long as it is not known. */
  engine = $state<boolean | null>(null);
  readonly engineBytes = engineBytes;
  /** A newer version is there; it waits for `reload`. */
  newer = $state(false);
  /** The page is not isolated from other origins, and would be after a reload. */
  reloadIsolates = $state(false);

  readonly #tasks: Tasks;
  #registration: ServiceWorkerRegistration | null = null;
  #reloading = false;

  constructor(tasks: Tasks) {
    this.#tasks = tasks;
  }

  /** Has the files kept by a service worker, and follows what becomes of it. Never rejects. */
  async start(): Promise<void> {
    const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
    if (!import.meta.env.PROD || !serviceWorker) {
      this.#unavailable(
        import.meta.env.PROD
          ? 'This browser, or its private mode, has no service worker.'
          : 'The development server.',
      );
      return;
    }
    const servedByWorker = serviceWorker.controller !== null;
    try {
      const script = workerUrl('./service-worker.js') as string;
      // A browser that blocks service workers may hand back nothing.
      const registration = (await serviceWorker.register(script, { updateViaCache: 'none' })) as
        ServiceWorkerRegistration | undefined;
      if (!registration) throw new Error('blocked');
      this.#registration = registration;
      this.#follow(registration, serviceWorker);
      await this.#ready(registration, servedByWorker);
    } catch (error) {
      this.#unavailable(
        `The app's files could not be kept (${error instanceof Error ? error.message : String(error)}).`,
      );
    }
  }

  /** Fetches the engine to be kept, as work in the tray. Rejects as `keepEngine` does. */
  async keepEngine(): Promise<void> {
    try {
      await this.#tasks.run({
        title: 'Making models available offline',
        project: null,
        run: (_job, onProgress, signal) => keepEngine(onProgress, signal),
      });
    } finally {
      await this.#lookForEngine();
    }
  }

  /** After a model ran: the engine is kept then, also where it was fetched before the service worker was there. */
  async engineUsed(): Promise<void> {
    if (this.shell !== 'kept' || this.engine) return;
    if (!(await engineIsKeptSoon())) await keepEngine(() => undefined).catch(() => undefined);
    await this.#lookForEngine();
  }

  /** Shows the newest version, which takes over from the older one first. */
  reload(): void {
    const waiting = this.#registration?.waiting;
    if (!waiting) {
      location.reload();
      return;
    }
    this.#reloading = true;
    waiting.postMessage('activate');
    setTimeout(() => location.reload(), TAKE_OVER_MS);
  }

  async #ready(registration: ServiceWorkerRegistration, servedByWorker: boolean): Promise<void> {
    if (!registration.active) await installed(registration.installing ?? registration.waiting);
    const { active } = await navigator.serviceWorker.ready;
    // The page may have come past it: from the host, on the first visit or by a forced reload.
    active?.postMessage('page is here');
    await controlled(navigator.serviceWorker);
    this.shell = 'kept';
    this.reloadIsolates = !crossOriginIsolated && !servedByWorker;
    await this.#lookForEngine();
  }

  #follow(registration: ServiceWorkerRegistration, serviceWorker: ServiceWorkerContainer): void {
    this.newer = registration.waiting !== null;
    const awaitNewer = (): void => {
      if (!registration.active || !registration.installing) return;
      installed(registration.installing).then(
        () => (this.newer = true),
        () => undefined,
      );
    };
    awaitNewer();
    registration.addEventListener('updatefound', awaitNewer);
    let controlledBefore = serviceWorker.controller !== null;
    serviceWorker.addEventListener('controllerchange', () => {
      if (this.#reloading) location.reload();
      // Another tab brought it; this one goes on with its own files until it is reloaded.
      else if (controlledBefore) this.newer = true;
      controlledBefore = true;
    });
    let looked = Date.now();
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'visible' || Date.now() - looked < LOOK_AGAIN_MS) return;
      looked = Date.now();
      // Offline it cannot be looked for.
      registration.update().catch(() => undefined);
    });
  }

  async #lookForEngine(): Promise<void> {
    this.engine = await engineIsKept().catch(() => false);
  }

  #unavailable(why: string): void {
    this.shell = 'none';
    this.whyNot = why;
  }
}

/** Resolves when a worker has kept its files; rejects when it could not. */
function installed(worker: ServiceWorker | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (!worker || worker.state === 'redundant')
        reject(new Error('a file is missing, or there is no room'));
      else if (worker.state !== 'installing') resolve();
    };
    worker?.addEventListener('statechange', look);
    look();
  });
}

function controlled(serviceWorker: ServiceWorkerContainer): Promise<void> {
  return new Promise((resolve) => {
    if (serviceWorker.controller) resolve();
    else serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
  });
}
