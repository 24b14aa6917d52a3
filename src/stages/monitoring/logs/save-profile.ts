import Download from '@lucide/svelte/icons/download';
import { Cancelled } from '../../../core/kernel/cancelled.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import { factsOf } from '../../../core/kernel/problem.ts';
import type { LogDocument } from '../../../core/monitor/log.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import type { MenuItem } from '../../../ui/menu-item.ts';
import { saveBlob } from '../../../ui/save-blob.ts';
import { toasts } from '../../../ui/toasts.svelte.ts';

const FORMATS = [
  ['parquet', 'Parquet'],
  ['json', 'JSON'],
] as const;

/** A log's counts as a file that other programs read, and that is read here again. */
export function saveProfileItems(
  { exchange }: Workbench,
  log: LogDocument,
  profile: Digest | null,
): readonly MenuItem[] {
  const save = async (format: 'parquet' | 'json'): Promise<void> => {
    const name = `${log.name} profile.${format}`;
    try {
      saveBlob(await exchange.exportProfile(profile!, format, log.projectId, name), name);
    } catch (error) {
      if (!(error instanceof Cancelled)) toasts.show(factsOf(error).message, { kind: 'bad' });
    }
  };
  return FORMATS.map(([format, words]) => ({
    label: `Save its profile as ${words}`,
    icon: Download,
    hint: profile ? 'counts by window, no rows' : 'it is not made yet',
    disabled: profile === null,
    onselect: () => void save(format),
  }));
}
