import { untrack } from 'svelte';
import type { Route } from '../../../session/route.svelte.ts';
import { numberIn } from './threshold-query.ts';
import type { ThresholdState } from './threshold-state.svelte.ts';

/** How long a slider must rest before the address follows: browsers refuse many changes in a row. */
const REST_MS = 250;

/**
 * Keeps the address and the state alike, whichever is changed, while effects run: a link leads back to what was looked
 * at. Call it where effects can be made.
 */
export function followAddress(state: ThresholdState, route: Route): void {
  let written = route.place.query;
  $effect(() => {
    const words = {
      threshold: String(state.threshold),
      cost: state.ratio === 1 ? null : String(state.ratio),
      by: state.by ?? '',
    };
    const timer = setTimeout(() => {
      const here = untrack(() => route.place);
      if (here.rest.at(-1) !== 'threshold') return;
      route.ask(words);
      written = untrack(() => route.place.query);
    }, REST_MS);
    return () => clearTimeout(timer);
  });
  $effect(() => {
    const { query, rest } = route.place;
    if (query === written || rest.at(-1) !== 'threshold') return;
    written = query;
    state.threshold = numberIn(query['threshold'], 0, 1.01) ?? untrack(() => state.threshold);
    state.ratio = numberIn(query['cost'], 0, 1e6) ?? 1;
    if (query['by'] !== undefined) state.by = query['by'] || null;
  });
}
