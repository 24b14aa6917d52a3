/** What the build tells the service worker of itself (see scripts/build/service-worker.ts). */
export interface Shell {
  /** Changes with any of the files. */
  version: string;
  /** The Content-Security-Policy that the page carries. */
  policy: string;
  /** The folder of the engines, relative to the page's: kept on use, not with the shell. */
  engines: string;
  /** The folder in it of the version that this one uses. */
  engine: string;
  /** Everything else, by path relative to the page's folder. */
  files: readonly ShellFile[];
}

export interface ShellFile {
  path: string;
  /** As in a `fetch`: "sha256-…". */
  integrity: string;
}

/** The page itself: what the folder's own address shows. */
export const PAGE = 'index.html';
