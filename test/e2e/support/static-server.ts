import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

export interface StaticServer {
  /** Where the folder stands, ending in "/". */
  url: string;
  /** Paths asked for so far, relative to the folder. */
  asked: string[];
  /** Serves another folder from now on, as after a deployment. */
  deploy: (folder: string) => void;
  /** Ends it, open connections too. */
  stop: () => Promise<void>;
}

/** A static host as bare as they come: files under a path, their types, no header of any other kind. */
export async function serveStatic(folder: string, path: string): Promise<StaticServer> {
  let root = folder;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const inside = pathname.startsWith(path) ? normalize(pathname.slice(path.length)) : '..';
    const file = inside === '.' ? 'index.html' : inside;
    if (file.startsWith('..')) {
      response.writeHead(404).end();
      return;
    }
    asked.push(file);
    readFile(join(root, file)).then(
      (bytes) =>
        response
          .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
          .end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${String(port)}${path}`,
    asked,
    deploy: (next) => (root = next),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
