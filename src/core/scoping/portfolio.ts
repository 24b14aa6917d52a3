/** How a project stands beside others; null = not said. */
export interface ProjectStanding {
  id: string;
  /** Middle value a year, in money. */
  value: number | null;
  /** 0 to 1: how sure one is that it can be done. */
  feasibility: number | null;
  /** 0 to 1: the gravest of its risks. */
  risk: number | null;
}

/**
 * Projects that no other beats: there is none at least as good in value, feasibility and risk, and better in one. What
 * is not said counts as the worst. O(projects^2).
 */
export function undominated(projects: readonly ProjectStanding[]): readonly string[] {
  const goods = projects.map(({ value, feasibility, risk }) => [
    value ?? -Infinity,
    feasibility ?? 0,
    1 - (risk ?? 1),
  ]);
  const beats = (a: readonly number[], b: readonly number[]): boolean =>
    a.every((good, at) => good >= b[at]!) && a.some((good, at) => good > b[at]!);
  return projects.filter((_, at) => !goods.some((other) => beats(other, goods[at]!))).map(({ id }) => id);
}
