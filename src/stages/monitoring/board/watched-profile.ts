import type { LogProfile } from '../../../core/drift/log-profile.ts';
import type { LogColumns } from '../../../core/monitor/log.ts';

/**
 * What is held against its past: all columns but the label, which is missing until it arrives, and the version of the
 * model, which is meant to change.
 */
export function watchedProfile(profile: LogProfile, columns: LogColumns | null): LogProfile {
  if (!columns) return profile;
  const { label, modelVersion } = columns;
  const isWatched = (name: string): boolean => name !== label && name !== modelVersion;
  return { ...profile, columns: profile.columns.filter(({ name }) => isWatched(name)) };
}
