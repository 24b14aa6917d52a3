import type { TileContent, TileSize } from '../../../core/monitor/dashboard.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { signalTitle } from '../alarms/alarm-words.ts';

export const SIZE_WORDS: Readonly<Record<TileSize, string>> = {
  '1x1': 'Small',
  '2x1': 'Wide',
  '2x2': 'Large',
};

/** What a tile shows, in words: its name until the user gives it one. */
export function contentWords(content: TileContent, { slices, targets }: OpenProject): string {
  switch (content.show) {
    case 'line':
    case 'figure':
      return signalTitle(content.signal, slices);
    case 'alarms':
      return 'Alarms';
    case 'feedback':
      return `Good answers in ${content.column}`;
    case 'target':
      return targets.find(({ id }) => id === content.target)?.name ?? 'A target that is gone';
    case 'note':
      return 'Note';
  }
}
