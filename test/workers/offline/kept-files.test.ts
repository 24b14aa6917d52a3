import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeptFiles } from '../../../workers/offline/kept-files.ts';
import type { Shell } from '../../../workers/offline/shell.ts';
import { MemoryCaches } from './cache-storage.ts';

const SCOPE = 'https://host.test/some/where/';

function shell(version: string, paths: readonly string[], engine = 'ort/1/'): Shell {
  const files = paths.map((path) => ({ path, integrity: `sha256-${path}` }));
  return { version, policy: '', engines: 'ort/', engine, files };
}
const first = shell('one', ['index.html', 'assets/entry-1.js', 'assets/page-1.js', 'assets/same.js']);
const second = shell('two', ['index.html', 'assets/entry-2.js', 'assets/page-2.js', 'assets/same.js']);
const entry = (n: number): string => `${SCOPE}assets/entry-${String(n)}.js`;
const none = (): boolean => false;

let caches: MemoryCaches;
/** What was asked of the network, by path, with the cache mode. */
let asked: string[];
let answer: (path: string, cache: string) => Response | Promise<Response>;

beforeEach(() => {
  caches = new MemoryCaches();
  asked = [];
  answer = (path) => new Response(`of ${path}`);
  vi.stubGlobal('caches', caches);
  vi.stubGlobal('fetch', async (request: string | Request, init?: RequestInit) => {
    const path = (typeof request === 'string' ? request : request.url).slice(SCOPE.length);
    asked.push(path);
    return answer(path, init?.cache ?? '');
  });
  const request = (_name: string, ...rest: unknown[]): unknown =>
    (rest.at(-1) as (lock: object) => unknown)({});
  vi.stubGlobal('navigator', { locks: { request } });
});
afterEach(() => vi.unstubAllGlobals());

async function textOf(kept: KeptFiles, path: string): Promise<string | undefined> {
  return (await kept.shellFile(path))?.text();
}

describe('the shell', () => {
  it('is fetched whole; the folder itself is its page', async () => {
    const kept = new KeptFiles(first, SCOPE);
    await kept.fill();
    expect(asked.sort()).toEqual(first.files.map(({ path }) => path).sort());
    expect(await textOf(kept, '')).toBe('of index.html');
    expect(await textOf(kept, 'assets/page-1.js')).toBe('of assets/page-1.js');
    expect(await kept.shellFile('elsewhere.txt')).toBeUndefined();
  });

  it('is not there where one file is missing', async () => {
    answer = (path) => new Response('', { status: path === 'assets/page-1.js' ? 404 : 200 });
    await expect(new KeptFiles(first, SCOPE).fill()).rejects.toThrow('404');
  });

  it('asks the host once more for what the cache on the way had changed', async () => {
    answer = (path, cache) => {
      if (path === 'assets/page-1.js' && cache !== 'reload') throw new TypeError('integrity');
      return new Response(`of ${path}`);
    };
    const kept = new KeptFiles(first, SCOPE);
    await kept.fill();
    expect(await textOf(kept, 'assets/page-1.js')).toBe('of assets/page-1.js');
  });

  it('of a newer version takes over what has the same name by content, and leaves the older one its own', async () => {
    await new KeptFiles(first, SCOPE).fill();
    asked = [];
    answer = (path) => new Response(`newer ${path}`);
    const kept = new KeptFiles(second, SCOPE);
    await kept.fill();
    expect(asked.sort()).toEqual(['assets/entry-2.js', 'assets/page-2.js', 'index.html']);
    expect(await textOf(kept, '')).toBe('newer index.html');
    expect(await textOf(kept, 'assets/page-1.js')).toBe('of assets/page-1.js');
  });

  it('never gives the page of an older version', async () => {
    await new KeptFiles(first, SCOPE).fill();
    expect(await new KeptFiles(second, SCOPE).shellFile('')).toBeUndefined();
  });
});

describe('sweeping', () => {
  beforeEach(async () => {
    await new KeptFiles(first, SCOPE).fill();
    await new KeptFiles(second, SCOPE).fill();
    await (await caches.open(`drydock shell ${SCOPE}deeper/ one`)).put('x', new Response());
  });
  const versions = async (): Promise<string[]> =>
    (await caches.keys()).filter((name) => name.startsWith('drydock shell')).map((name) => name.slice(-3));

  it('keeps a version while a page of it is open', async () => {
    await new KeptFiles(second, SCOPE).sweep([entry(1), entry(2)], none);
    expect(await versions()).toEqual(['one', 'two', 'one']);
  });

  it('drops a version that no page is of; not those of another folder', async () => {
    await new KeptFiles(second, SCOPE).sweep([entry(2)], none);
    expect(await caches.keys()).toEqual([
      `drydock shell ${SCOPE} two`,
      `drydock shell ${SCOPE}deeper/ one`,
      `drydock engines ${SCOPE}`,
    ]);
  });

  it('waits while a newer version is on its way: its files look like those of an older one', async () => {
    await new KeptFiles(first, SCOPE).sweep([entry(1)], () => true);
    expect(await versions()).toEqual(['one', 'two', 'one']);
  });
});

describe('engines', () => {
  const use = async (kept: KeptFiles, path: string): Promise<string> => {
    const work: Promise<unknown>[] = [];
    const response = await kept.engineFile(new Request(SCOPE + path), (each) => work.push(each));
    const text = await response.text();
    await Promise.all(work);
    return text;
  };

  it('are fetched on first use and kept', async () => {
    const kept = new KeptFiles(first, SCOPE);
    expect(await use(kept, 'ort/1/a.wasm')).toBe('of ort/1/a.wasm');
    expect(await use(kept, 'ort/1/a.wasm')).toBe('of ort/1/a.wasm');
    expect(asked).toEqual(['ort/1/a.wasm']);
  });

  it('are not kept where the host answered with an error or with a page', async () => {
    const kept = new KeptFiles(first, SCOPE);
    answer = () => new Response('', { status: 404 });
    await use(kept, 'ort/1/a.wasm');
    answer = () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
    await use(kept, 'ort/1/a.wasm');
    expect(await caches.match(`${SCOPE}ort/1/a.wasm`)).toBeUndefined();
  });

  it('of another version go when the last page that may use them has gone', async () => {
    const older = new KeptFiles(first, SCOPE);
    const newer = new KeptFiles({ ...second, engine: 'ort/2/' }, SCOPE);
    await older.fill();
    await newer.fill();
    await use(newer, 'ort/2/a.wasm');
    await use(older, 'ort/1/a.wasm');
    await newer.sweep([entry(1), entry(2)], none);
    expect(await caches.match(`${SCOPE}ort/1/a.wasm`)).toBeDefined();
    await newer.sweep([entry(2)], none);
    expect(await caches.match(`${SCOPE}ort/1/a.wasm`)).toBeUndefined();
    expect(await caches.match(`${SCOPE}ort/2/a.wasm`)).toBeDefined();
  });
});
