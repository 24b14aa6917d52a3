import { PAGE, type Shell, type ShellFile } from './shell.ts';

/** How many files are fetched at once. */
const AT_ONCE = 6;

/**
 * The files kept for one folder of this origin. Each version of the shell has a cache of its own, which stays as long
 * as pages of that version live; the engines share one, since their addresses name their version.
 */
export class KeptFiles {
  readonly #shell: Shell;
  readonly #scope: string;
  readonly #paths: ReadonlySet<string>;

  /** `scope` is the address of the page's folder, ending in "/". */
  constructor(shell: Shell, scope: string) {
    this.#shell = shell;
    this.#scope = scope;
    this.#paths = new Set(shell.files.map(({ path }) => path));
  }

  get #shellCache(): string {
    return `${this.#shellPrefix}${this.#shell.version}`;
  }

  get #shellPrefix(): string {
    return `drydock shell ${this.#scope} `;
  }

  get #engineCache(): string {
    return `drydock engines ${this.#scope}`;
  }

  /** Fetches the whole shell, byte for byte as it was built. Rejects where one file cannot be had or kept. */
  async fill(): Promise<void> {
    await navigator.locks.request(this.#shellPrefix, () => this.#fill());
  }

  async #fill(): Promise<void> {
    const cache = await caches.open(this.#shellCache);
    const queue = [...this.#shell.files];
    const fetchAll = async (): Promise<void> => {
      for (let file = queue.pop(); file; file = queue.pop()) {
        const address = new URL(file.path, this.#scope).href;
        // A name with a hash stands for its content: what an earlier version fetched need not travel again.
        const known = isHashed(file) ? await caches.match(address) : undefined;
        await cache.put(address, known ?? (await fetchWhole(address, file)));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, fetchAll));
  }

  /** A file of the shell: of this version, else of one whose pages are still open; undefined where it is none. */
  async shellFile(asked: string): Promise<Response | undefined> {
    const path = asked || PAGE;
    const address = new URL(path, this.#scope).href;
    const current = await caches.match(address, { cacheName: this.#shellCache });
    // Never the page of an older version, also where the browser dropped this one's.
    if (current || this.#paths.has(path)) return current;
    for (const name of await this.#olderShells()) {
      const older = await caches.match(address, { cacheName: name });
      if (older) return older;
    }
    return undefined;
  }

  /** A file of an engine; the first use keeps it, while `keepAlive` holds the worker. */
  async engineFile(request: Request, keepAlive: (work: Promise<unknown>) => void): Promise<Response> {
    const cache = await caches.open(this.#engineCache);
    const kept = await cache.match(request.url);
    if (kept) return kept;
    const response = await fetch(request);
    // Some hosts answer with a page for what they do not have.
    const isPage = response.headers.get('content-type')?.startsWith('text/html');
    if (response.status === 200 && !isPage) {
      // Without room for it the engine still runs: the page sees that it is not kept, and says so.
      keepAlive(cache.put(request.url, response.clone()).catch(() => undefined));
    }
    return response;
  }

  isEngine(path: string): boolean {
    return path.startsWith(this.#shell.engines);
  }

  /**
   * Drops the shells that no open page needs. `entries` are the addresses of the entry scripts of all open pages, which
   * name their versions. Does nothing while a newer version fetches its own or waits with it.
   */
  async sweep(entries: readonly string[], newerIsThere: () => boolean): Promise<void> {
    await navigator.locks.request(this.#shellPrefix, { ifAvailable: true }, async (lock) => {
      if (lock && !newerIsThere()) await this.#sweep(entries);
    });
  }

  async #sweep(entries: readonly string[]): Promise<void> {
    const current = await caches.open(this.#shellCache);
    const foreign: string[] = [];
    for (const entry of new Set(entries)) if (!(await current.match(entry))) foreign.push(entry);
    let left = 0;
    for (const name of await this.#olderShells()) {
      const cache = await caches.open(name);
      const needed = await Promise.all(foreign.map((entry) => cache.match(entry)));
      if (needed.some(Boolean)) left++;
      else await caches.delete(name);
    }
    if (left === 0) await this.#sweepEngines();
  }

  async #sweepEngines(): Promise<void> {
    const cache = await caches.open(this.#engineCache);
    const current = new URL(this.#shell.engine, this.#scope).href;
    for (const { url } of await cache.keys()) if (!url.startsWith(current)) await cache.delete(url);
  }

  async #olderShells(): Promise<string[]> {
    const names = await caches.keys();
    return names.filter((name) => name.startsWith(this.#shellPrefix) && name !== this.#shellCache).reverse();
  }
}

function isHashed({ path }: ShellFile): boolean {
  return path.startsWith('assets/');
}

async function fetchWhole(address: string, file: ShellFile): Promise<Response> {
  const { integrity } = file;
  const fetchOnce = (cache: RequestCache): Promise<Response> => fetch(address, { integrity, cache });
  // What lies in the browser's own cache may be of another version, or damaged: then once more from the host.
  const response = await fetchOnce(isHashed(file) ? 'default' : 'no-cache').catch(() => fetchOnce('reload'));
  if (!response.ok) throw new Error(`${String(response.status)} for ${address}`);
  return response;
}
