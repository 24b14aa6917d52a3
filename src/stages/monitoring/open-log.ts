import type { LogProfile } from '../../core/drift/log-profile.ts';
import type { LogDocument } from '../../core/monitor/log.ts';
import type { Shelved } from '../../session/open-project.svelte.ts';

/** What a screen about a log shows. */
export interface OpenLog {
  log: LogDocument;
  profile: LogProfile;
  /** Its rows; null where only its profile is here. */
  table: Shelved<'table'> | null;
}
