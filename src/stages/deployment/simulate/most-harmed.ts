import type { OperatingFigures } from '../../../core/rollout/operating-figures.ts';

type Group = OperatingFigures['byGroup'][number];

/** The group that bears the most harm beyond its share of the rows; null where none bears a quarter more than its part. */
export function mostHarmed(groups: readonly Group[]): (Group & { harmShare: number }) | null {
  let worst: (Group & { harmShare: number }) | null = null;
  for (const group of groups) {
    const { harmShare, rowShare } = group;
    if (harmShare === null || harmShare < rowShare * 1.25) continue;
    if (!worst || harmShare - rowShare > worst.harmShare - worst.rowShare) worst = { ...group, harmShare };
  }
  return worst;
}
