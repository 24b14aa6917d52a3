import { inWrittenOrder, takenBack } from '../../../core/kernel/taken-back.ts';
import type { RegistryEvent } from '../../../core/registry/registry.ts';
import { startOf } from '../../../core/registry/stage-history.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { formatDateTime } from '../../../ui/format.ts';
import { nameOfModel } from './version-rows.ts';

/** One line of the history: what was written down, and what became of it. */
export interface ChangeRow {
  event: RegistryEvent;
  model: string;
  what: string;
  /** Since when, where that was not when it was written down. */
  since: string;
  why: string;
  /** Taken back by a later event. */
  gone: boolean;
}

/** The history, newest first. */
export function changeRows(open: OpenProject): readonly ChangeRow[] {
  const { events } = open.registry.changes;
  const gone = takenBack(events);
  return inWrittenOrder(events)
    .toReversed()
    .map((event) => {
      const { model, stage, takesBack, sinceMs } = event.body;
      return {
        event,
        model: nameOfModel(open, model),
        what: takesBack === undefined ? `to ${stage}` : `taken back: to ${stage}`,
        since: sinceMs === undefined || takesBack !== undefined ? '' : formatDateTime(startOf(event)),
        why: whyWords(event),
        gone: gone.has(event.id),
      };
    });
}

function whyWords({ body: { why, gates = [], override, takesBack } }: RegistryEvent): string {
  if (takesBack !== undefined) return '';
  const open = gates.filter(({ holds }) => !holds).map(({ what }) => what);
  const despite = override === undefined ? '' : `Did not hold: ${open.join('; ')}. All the same: ${override}`;
  return [why, despite].filter((words) => words !== '').join(' ');
}
