import type { LogProfile } from '../../../core/drift/log-profile.ts';
import type { LogColumns } from '../../../core/monitor/log.ts';

/** What is held against its past: all columns but the label, which is missing until it arrives. */
export function watchedProfile(profile: LogProfile, columns: LogColumns | null): LogProfile {
  if (!columns) return profile;
  return { ...profile, columns: profile.columns.filter(({ name }) => name !== columns.label) };
}
