/** What the order of columns follows from. */
export interface Mattering {
  name: string;
  distance: number | null;
  /** What the distance is held against; null until known. */
  limit: number | null;
  isPast: boolean;
  /** Share of the model's whole importance; null where it is not known. */
  importance: number | null;
  /** New values, or missing values beyond chance. */
  isNewOrMissing: boolean;
}

/**
 * What matters first: how far the distance lies beyond its band, times the importance to the model where that is known;
 * then columns past their band that it does not lean on, those with new or missing values, and the rest by distance.
 */
export function byWhatMatters(a: Mattering, b: Mattering): number {
  return (
    weightOf(b) - weightOf(a) ||
    Number(b.isPast) - Number(a.isPast) ||
    beyond(b) - beyond(a) ||
    Number(b.isNewOrMissing) - Number(a.isNewOrMissing) ||
    (b.distance ?? -1) - (a.distance ?? -1) ||
    byName(a, b)
  );
}

export function byName(a: Pick<Mattering, 'name'>, b: Pick<Mattering, 'name'>): number {
  return a.name === b.name ? 0 : a.name < b.name ? -1 : 1;
}

function beyond({ isPast, distance, limit }: Mattering): number {
  return isPast && distance !== null ? Math.max(0, distance - (limit ?? 0)) : 0;
}

function weightOf(column: Mattering): number {
  return beyond(column) * (column.importance ?? 1);
}
