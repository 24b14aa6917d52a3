import { windowsWithin, type LogProfile } from '../../../core/drift/log-profile.ts';
import type { LogDocument } from '../../../core/monitor/log.ts';
import { freshId } from '../../../session/ids.ts';
import { hrefOf } from '../../../session/route.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

/** Makes a moment an event of the log. A step of the history. */
export async function addLogEvent(
  { documents }: Workbench,
  log: LogDocument,
  name: string,
  atMs: number,
): Promise<void> {
  const events = [...log.body.events, { id: freshId(), atMs, name }].sort((a, b) => a.atMs - b.atMs);
  await documents.change(log, { body: { ...log.body, events } }, `Add the event “${name}”`);
}

/** Whether there are whole windows on either side of a moment. */
export function canSplit({ windows }: LogProfile, atMs: number): boolean {
  const { from } = windowsWithin(windows, { fromMs: atMs, toMs: Infinity });
  return from > 0 && from < windows.length;
}

/**
 * Makes what was before a moment the reference and what came after it the current windows, a step of the history, and
 * goes to the board.
 */
export async function compareAround(
  { documents, route }: Workbench,
  log: LogDocument,
  { windows }: LogProfile,
  atMs: number,
): Promise<void> {
  const { from } = windowsWithin(windows, { fromMs: atMs, toMs: Infinity });
  const cutMs = windows[from]!.fromMs;
  const reference = { fromMs: windows[0]!.fromMs, toMs: cutMs };
  const current = { fromMs: cutMs, toMs: windows.at(-1)!.toMs };
  await documents.change(
    log,
    { body: { ...log.body, reference, current } },
    'Compare before and after a change',
  );
  route.go(hrefOf(log.projectId, 'monitoring', [], { log: log.id }));
}
