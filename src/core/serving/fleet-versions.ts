/**
 * Versions in the field: a release every so many days, first on day 0 with every device on it; each device that is
 * behind goes to the latest version on a day with the same chance, but some never do and keep the first. Then the shares
 * are geometric: those more than k releases behind, d days after a release, have missed d + k * n days of chances.
 */
export interface Fleet {
  /** Whole days, at least 1. */
  releaseEveryDays: number;
  /** Chance that a device updates on a day; share of the devices that never do. */
  updatePerDay: number;
  never: number;
}

/**
 * Share of the devices more than `behind` releases behind the latest on a day, before that day's updates; `before`: and
 * before its release, where there is one.
 */
export function shareBehind(
  { releaseEveryDays, updatePerDay, never }: Fleet,
  day: number,
  behind: number,
  before = false,
): number {
  const newest = before ? Math.ceil(day / releaseEveryDays) - 1 : Math.floor(day / releaseEveryDays);
  if (behind >= newest) return 0;
  const missed = day - newest * releaseEveryDays + behind * releaseEveryDays;
  return never + (1 - never) * (1 - updatePerDay) ** missed;
}

/** Shares of the devices 0, 1, …, `most` releases behind on a day, and last those further behind. */
export function sharesByAge(fleet: Fleet, day: number, most: number, before = false): readonly number[] {
  const beyond = Array.from({ length: most + 1 }, (_, behind) => shareBehind(fleet, day, behind, before));
  return [...beyond.map((share, behind) => (behind === 0 ? 1 : beyond[behind - 1]!) - share), beyond[most]!];
}

/** Shares by age from day 0 to `days`; a day of a release is there twice, before and after it. */
export function courseOf(
  fleet: Fleet,
  days: number,
  most: number,
): readonly { day: number; shares: readonly number[] }[] {
  return Array.from({ length: days + 1 }, (_, day) => {
    const after = { day, shares: sharesByAge(fleet, day, most) };
    const isRelease = day > 0 && day % fleet.releaseEveryDays === 0;
    return isRelease ? [{ day, shares: sharesByAge(fleet, day, most, true) }, after] : [after];
  }).flat();
}

/** Share more than `behind` releases behind at the worst moment, which is that of a release, once there were enough of them. */
export function worstBehind({ releaseEveryDays, updatePerDay, never }: Fleet, behind: number): number {
  return never + (1 - never) * (1 - updatePerDay) ** (behind * releaseEveryDays);
}

/**
 * How many releases behind the latest must be supported so that at no time more than `tolerance` of the devices are left
 * out; null where there is no such number, because more than that never update.
 */
export function releasesToSupport(fleet: Fleet, tolerance: number): number | null {
  const { releaseEveryDays, updatePerDay, never } = fleet;
  if (tolerance >= 1) return 0;
  if (tolerance <= never || updatePerDay <= 0) return null;
  if (updatePerDay >= 1) return 1;
  const needed = Math.log((tolerance - never) / (1 - never)) / Math.log(1 - updatePerDay) / releaseEveryDays;
  return Math.max(0, Math.ceil(needed - 1e-9));
}

/** Days after which half, or another share, of the devices that update at all have a release; null where none do. */
export function daysToReach({ updatePerDay }: Pick<Fleet, 'updatePerDay'>, share: number): number | null {
  if (updatePerDay <= 0) return null;
  return updatePerDay >= 1 ? 1 : Math.ceil(Math.log(1 - share) / Math.log(1 - updatePerDay) - 1e-9);
}
