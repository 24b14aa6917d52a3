/** As much of Cache Storage as the service worker uses, in memory. */
export class MemoryCaches {
  readonly #caches = new Map<string, MemoryCache>();

  open(name: string): Promise<MemoryCache> {
    const cache = this.#caches.get(name) ?? new MemoryCache();
    this.#caches.set(name, cache);
    return Promise.resolve(cache);
  }

  async match(address: string, { cacheName }: { cacheName?: string } = {}): Promise<Response | undefined> {
    for (const [name, cache] of this.#caches) {
      const found = cacheName === undefined || cacheName === name ? await cache.match(address) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  keys(): Promise<string[]> {
    return Promise.resolve([...this.#caches.keys()]);
  }

  delete(name: string): Promise<boolean> {
    return Promise.resolve(this.#caches.delete(name));
  }
}

class MemoryCache {
  readonly #responses = new Map<string, Response>();

  async put(address: string, response: Response): Promise<void> {
    const { status, headers } = response;
    this.#responses.set(address, new Response(await response.arrayBuffer(), { status, headers }));
  }

  match(address: string): Promise<Response | undefined> {
    return Promise.resolve(this.#responses.get(address)?.clone());
  }

  keys(): Promise<{ url: string }[]> {
    return Promise.resolve([...this.#responses.keys()].map((url) => ({ url })));
  }

  delete(address: string): Promise<boolean> {
    return Promise.resolve(this.#responses.delete(address));
  }
}
