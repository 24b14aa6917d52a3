/** Where a floating part goes beside what it belongs to. */
export interface Placement {
  left: number;
  top: number;
  maxHeight: number;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const GAP = 4;
const EDGE = 8;

/**
 * Below the anchor, or above where there is more room; kept inside the window. Pixels of the viewport.
 * `align` says which edges meet.
 */
export function placement(
  anchor: Box,
  size: { width: number; height: number },
  view: { width: number; height: number },
  align: 'start' | 'end' | 'center',
): Placement {
  const below = view.height - anchor.bottom - GAP - EDGE;
  const above = anchor.top - GAP - EDGE;
  const goesUp = size.height > below && above > below;
  const maxHeight = Math.max(80, goesUp ? above : below);
  const height = Math.min(size.height, maxHeight);
  const wanted =
    align === 'start'
      ? anchor.left
      : align === 'end'
        ? anchor.right - size.width
        : (anchor.left + anchor.right - size.width) / 2;
  return {
    left: Math.max(EDGE, Math.min(wanted, view.width - size.width - EDGE)),
    top: goesUp ? anchor.top - GAP - height : anchor.bottom + GAP,
    maxHeight,
  };
}

/** Puts an open popover beside its anchor. Its CSS must be `position: fixed; inset: auto; margin: 0`. */
export function placePopover(
  anchor: Element,
  popover: HTMLElement,
  align: 'start' | 'end' | 'center' = 'start',
): void {
  popover.style.maxHeight = '';
  const { left, top, maxHeight } = placement(
    anchor.getBoundingClientRect(),
    { width: popover.offsetWidth, height: popover.offsetHeight },
    { width: document.documentElement.clientWidth, height: window.innerHeight },
    align,
  );
  popover.style.left = `${left}px`;
  popover.style.top = `${top}px`;
  popover.style.maxHeight = `${maxHeight}px`;
}
