/**
 * Follows the pointer that went down on a column's grip until it is let go. `onmove` gets the pixels moved since the
 * pointer went down.
 */
export function dragColumn(
  event: PointerEvent & { currentTarget: HTMLElement },
  onmove: (by: number) => void,
): void {
  event.preventDefault();
  event.stopPropagation();
  const grip = event.currentTarget;
  const start = event.clientX;
  const end = new AbortController();
  const move = (moved: PointerEvent): void => onmove(moved.clientX - start);
  grip.setPointerCapture(event.pointerId);
  grip.addEventListener('pointermove', move, { signal: end.signal });
  for (const name of ['pointerup', 'pointercancel'] as const)
    grip.addEventListener(name, () => end.abort(), { once: true });
}
