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
  const search = new URLSearchParams(query).toString();
  return `#/${path}${search ? `?${search}` : ''}`;
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

  go(href: string): void {
    location.hash = href;
  }

  /** Changes the address without a step in the browser's history. */
  replace(href: string): void {
    history.replaceState(null, '', href);
    this.place = placeOf(href);
  }
}
