import { partsOfSplit, type SplitBy } from '../../../core/splits/split-document.ts';
import { formatPercent } from '../../../ui/format.ts';

const HOW = {
  random: 'at random',
  stratified: 'stratified by',
  group: 'whole groups of',
  time: 'in order of',
} as const;

/** How rows come into parts: "stratified by income, seed 1". */
export function howInWords(by: SplitBy): string {
  if (by.from === 'column') return `as the column ${by.column} says`;
  const { how, classes, groups, time, seed } = by.spec;
  const column = { random: null, stratified: classes, group: groups, time }[how];
  return [`${HOW[how]}${column === null ? '' : ` ${column}`}`, how === 'time' ? '' : `seed ${String(seed)}`]
    .filter(Boolean)
    .join(', ');
}

/** Names of the parts, with their shares where they were asked for. */
export function partsInWords(by: SplitBy): string {
  if (by.from === 'column')
    return partsOfSplit(by)
      .map(({ name }) => name)
      .join(', ');
  return by.spec.parts.map(({ name, share }) => `${name} ${formatPercent(share, 0)}`).join(', ');
}
