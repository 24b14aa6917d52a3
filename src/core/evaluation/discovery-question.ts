import type { Digest } from '../kernel/objects.ts';
import type { Discovery, DiscoverySpec } from './discover-slices.ts';
import type { ErrorTree } from './error-tree.ts';
import type { TreeSpec } from './grow-tree.ts';

/** Where errors are looked for: in which columns of the data behind an evaluation. */
export interface Searched {
  evaluation: Digest;
  columns: readonly string[];
}

export interface DiscoveryQuestion extends Searched, Required<Omit<DiscoverySpec, 'support'>> {
  /** Fewest rows of a slice; null = max(32, a hundredth of the rows searched). */
  support: number | null;
  /** Bins of numbers with more values than that. */
  bins: number;
}

export interface TreeQuestion extends Searched, Required<TreeSpec> {}

/** Columns that could not be searched: text with too many values. */
export interface LeftOut {
  leftOut: readonly string[];
}

export type DiscoveryReport = Discovery & LeftOut;
export type TreeReport = ErrorTree & LeftOut;
