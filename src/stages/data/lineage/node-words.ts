import type { LineageNode } from '../../../core/artifact/lineage.ts';
import { formatDateTime } from '../../../ui/format.ts';

const KINDS: Readonly<Record<string, string>> = {
  table: 'dataset',
  model: 'model',
  predictions: 'predictions',
  latency: 'latency',
  evaluation: 'evaluation',
  labeling: 'labels',
  expectations: 'expectations',
  split: 'split',
  recipe: 'recipe',
  definition: 'definition',
  sheet: 'error analysis',
  baseline: 'baseline',
  slice: 'slice',
  entry: 'entry',
  project: 'project',
  acquisition: 'sources',
  unknown: 'no longer here',
};

/** Recipes that are a key rather than words. */
const RECIPES: Readonly<Record<string, string>> = {
  run: 'the model run over the rows',
  column: 'taken from a column of the dataset',
  constant: 'the same answer for every row',
  rule: 'the positive class where a slice holds',
  evaluate: 'predictions held against the true answers',
  threshold: 'scores that were there, decided by another threshold',
  latency: 'answers timed one by one',
  signature: 'a column of predictions described by hand',
  file: 'read from a file',
};

export function kindWords({ kind }: Pick<LineageNode, 'kind'>): string {
  return KINDS[kind] ?? kind;
}

/** What it goes by: its name, else what it is and the beginning of its digest. */
export function titleOf(node: LineageNode): string {
  if (node.name === null) return `${kindWords(node)} ${node.key.slice(0, 8)}`;
  return node.isReplaced ? `${node.name} (older)` : node.name;
}

export function howWords({ how, kind, file }: LineageNode): string {
  if (kind === 'unknown') return 'not known: it was deleted, or the project came without it';
  const words = how === '' ? 'made here by hand' : (RECIPES[how] ?? how);
  return file === null ? words : `${file}: ${words}`;
}

export function stateOf({
  kind,
  replaced,
  isReplaced,
}: LineageNode): 'plain' | 'stale' | 'replaced' | 'gone' {
  if (kind === 'unknown') return 'gone';
  if (isReplaced) return 'replaced';
  return replaced.length > 0 ? 'stale' : 'plain';
}

export function stateWords(node: LineageNode): string {
  switch (stateOf(node)) {
    case 'gone':
      return 'no longer here';
    case 'replaced':
      return 'was replaced';
    case 'stale':
      return 'made from an older version';
    case 'plain':
      return 'up to date';
  }
}

export function whenWords({ madeMs }: LineageNode): string {
  return madeMs === null ? 'not known' : formatDateTime(madeMs);
}
