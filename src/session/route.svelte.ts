import type { Id } from '../core/kernel/objects.ts';

/** A place in the app: #/p/<project>/<stage>/<rest...>?<query>. */
export interface Place {
  project: Id | null;
  stage: string;
  rest: readonly string[];
  query: Readonly<Record<string, string>>;
}

/** The address of a place, for links; hash routes work on any static host. */
export function hrefOf(
  project: Id,
  stage: string,
  rest: readonly string[] = [],
  query: Readonly<Record<string, string>> = {},
): string {
  const path = ['p', project, stage, ...rest].map(encodeURIComponent).join('/');
  if (Object.keys(query).length === 0) return `#/${path}`;
  return `#/${path}?${new URLSearchParams(query).toString()}`;
}

export function placeOf(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const [marker, project, stage, ...rest] = path.split('/').map(decode);
  const query = Object.fromEntries(new URLSearchParams(search));
  if (marker !== 'p' || !project) return { project: null, stage: '', rest: [], query };
  return { project: project as Id, stage: stage ?? 'overview', rest: rest.filter(Boolean), query };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Where the user is. The address is the only owner of this; everything else derives from it. */
export class Route {
  place = $state.raw<Place>(placeOf(location.hash));

  follow(): () => void {
    const update = (): void => {
      this.place = placeOf(location.hash);
    };
    addEventListener('hashchange', update);
    return () => {
      removeEventListener('hashchange', update);
    };
  }

  /** Whether the screen of this place is still shown; its query may have changed since. */
  isAt({ project, stage, rest }: Place): boolean {
    const now = this.place;
    return now.project === project && now.stage === stage && now.rest.join('/') === rest.join('/');
  }

  go(href: string): void {
    location.hash = href;
  }

  /**
   * Changes words of the query, null takes one out. In place, unless it is a step of its own that the browser's Back
   * should take back.
   */
  ask(words: Readonly<Record<string, string | null>>, { step = false } = {}): void {
    const { project, stage, rest, query } = this.place;
    if (!project) return;
    const all = Object.entries({ ...query, ...words });
    const kept = all.filter((pair): pair is [string, string] => pair[1] !== null);
    const href = hrefOf(project, stage, rest, Object.fromEntries(kept));
    if (step) this.go(href);
    else this.replace(href);
  }

  /** Changes the address without a step in the browser's history. */
  replace(href: string): void {
    history.replaceState(null, '', href);
    this.place = placeOf(href);
  }
}
