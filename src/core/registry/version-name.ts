/** A model's name in its two parts: "gbdt 2.1" is version 2.1 of the family gbdt. */
export interface VersionName {
  family: string;
  /** null where the name ends in no version. */
  version: string | null;
}

/** The version is a last word of digits with dots, after "v" or not; a name that is nothing else is all family. */
export function versionName(name: string): VersionName {
  const parts = /^(.*\S)[\s_-]+v?(\d+(?:\.\d+)*)$/i.exec(name.trim());
  return parts ? { family: parts[1]!, version: parts[2]! } : { family: name.trim(), version: null };
}
