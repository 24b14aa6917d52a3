/**
 * How often an alarm is raised, a window, where windows are independent and each is bad with the chance `bad` and back at
 * the level to end at with the chance `back`: one over the mean length of quiet and episode together. A run of k bad
 * windows takes (1 - bad^k) / ((1 - bad) bad^k) windows in the mean, an episode 1 / back.
 */
export function raisedPerWindow(bad: number, back: number, forWindows: number): number {
  if (!(bad > 0) || !(back > 0)) return 0;
  if (bad >= 1) return 1 / (forWindows + 1 / back);
  const run = bad ** forWindows;
  return run === 0 ? 0 : 1 / ((1 - run) / ((1 - bad) * run) + 1 / back);
}
