/** Waits until a time of the clock that all threads share (`performance.timeOrigin` + `performance.now()`). */
export async function startAt(ms: number): Promise<void> {
  const left = ms - performance.timeOrigin - performance.now();
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
}
