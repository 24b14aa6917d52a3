import type { LogProfile } from '../../../core/drift/log-profile.ts';
import type { TileContent, TileSize } from '../../../core/monitor/dashboard.ts';
import type { LogDocument } from '../../../core/monitor/log.ts';
import { possibleSignals } from '../../../core/monitor/possible-signals.ts';
import { distanceWords } from '../../../core/monitor/signal-words.ts';
import type { OpenProject, Shelved } from '../../../session/open-project.svelte.ts';
import { goodOf } from '../feedback/feedback-columns.ts';
import { contentWords } from './tile-words.ts';

/** Kinds of tiles in the words of the dialog, with the size they come in. */
export const KINDS: Readonly<Record<TileContent['show'], { label: string; size: TileSize }>> = {
  line: { label: 'A figure over time', size: '2x1' },
  figure: { label: 'A figure now, against the reference', size: '1x1' },
  alarms: { label: 'The alarms that are on', size: '2x1' },
  feedback: { label: 'Feedback over time', size: '2x1' },
  target: { label: 'A target', size: '1x1' },
  note: { label: 'A note', size: '1x1' },
};

export interface Choices {
  open: OpenProject;
  log: LogDocument;
  profile: LogProfile;
  table: Shelved<'table'> | null;
}

/** Columns of feedback of which it is known what is good; none without the rows. */
export function feedbackColumns({ log, profile, table }: Choices): readonly string[] {
  if (!table?.whole) return [];
  return (log.body.columns?.feedback ?? []).filter((name) =>
    goodOf(log, table.object.columns, profile, name),
  );
}

/** What tiles of a kind can show of a log, by a key, each with its words. */
export function choicesOf(
  kind: TileContent['show'],
  choices: Choices,
): ReadonlyMap<string, { label: string; more: string | undefined; content: TileContent }> {
  const { open, log, profile } = choices;
  const contents = (): readonly (readonly [string, TileContent])[] => {
    switch (kind) {
      case 'line':
      case 'figure':
        return [...possibleSignals(profile, log.body.columns, open.slices)].map(
          ([key, signal]) => [key, { show: kind, signal }] as const,
        );
      case 'feedback':
        return feedbackColumns(choices).map((column) => [column, { show: kind, column }] as const);
      case 'target':
        return open.targets
          .filter(({ body }) => body.where.includes('alarm'))
          .map(({ id }) => [id, { show: kind, target: id }] as const);
      case 'alarms':
        return [['', { show: kind }]];
      case 'note':
        return [['', { show: kind, text: '' }]];
    }
  };
  return new Map(
    contents().map(([key, content]) => [
      key,
      { content, label: contentWords(content, open), more: distanceOf(content) },
    ]),
  );
}

/** A column drifts by more than one distance: which. */
function distanceOf(content: TileContent): string | undefined {
  const signal = content.show === 'line' || content.show === 'figure' ? content.signal : null;
  return signal?.of === 'drift' ? distanceWords(signal.distance) : undefined;
}
