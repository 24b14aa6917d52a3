import { currenciesOf, standingOf, type ComparedProject } from '../../../core/scoping/compared-project.ts';
import { undominated } from '../../../core/scoping/portfolio.ts';
import type { Route } from '../../../session/route.svelte.ts';

/** All projects with what the address says: which are set aside, and in which currency values are compared. */
export class PortfolioView {
  readonly #all: () => readonly ComparedProject[];
  readonly #route: Route;

  constructor(route: Route, all: () => readonly ComparedProject[]) {
    this.#route = route;
    this.#all = all;
  }

  readonly #asideIds = $derived.by(() => (this.#route.place.query['aside'] ?? '').split(' '));
  readonly shown = $derived.by(() => this.#all().filter(({ id }) => !this.#asideIds.includes(id)));
  readonly aside = $derived.by(() => this.#all().filter(({ id }) => this.#asideIds.includes(id)));
  /** The one of most projects first. */
  readonly currencies = $derived.by(() => currenciesOf(this.shown));
  /** Values in others are shown and not compared. */
  readonly currency = $derived.by(() => {
    const wanted = this.#route.place.query['in'];
    const names = this.currencies.map(({ currency }) => currency);
    return wanted !== undefined && names.includes(wanted) ? wanted : (names[0] ?? '');
  });
  /** Those whose value is in the currency or not said: money in another one cannot be weighed against it. */
  readonly #comparable = $derived.by(() =>
    this.shown.filter(({ value }) => value.value === null || value.value.currency === this.currency),
  );
  /** Ids of those that no other beats, among those that say anything. */
  readonly unbeaten = $derived.by(() => {
    const saying = this.#comparable
      .map(standingOf)
      .filter(({ value, feasibility, risk }) => value !== null || feasibility !== null || risk !== null);
    return new Set(saying.length > 1 ? undominated(saying) : []);
  });
  readonly mostValue = $derived.by(() =>
    Math.max(0, ...this.shown.map((project) => this.valueOf(project) ?? 0)),
  );

  /** The middle value where it can be compared; null where it is not said, or in another currency. */
  valueOf({ value }: ComparedProject): number | null {
    return value.value?.currency === this.currency ? value.value.middle : null;
  }

  compareIn(currency: string): void {
    this.#route.ask({ in: currency }, { step: true });
  }

  setAside(id: string): void {
    this.#aside([...this.aside.map((project) => project.id), id]);
  }

  bringBack(id: string): void {
    this.#aside(this.aside.map((project) => project.id).filter((other) => other !== id));
  }

  #aside(ids: readonly string[]): void {
    this.#route.ask({ aside: ids.length === 0 ? null : ids.join(' ') }, { step: true });
  }
}
