import { singleKeys } from '../../../parts/commands/single-keys.svelte.ts';

/** What is moved: a `Playing`. */
interface Moved {
  at: number;
  playing: boolean;
  speed: number;
  show: (at: number) => void;
  showNextEvent: () => void;
  toggle: () => void;
}

/** Moves a run by itself while it plays, unless nothing shall move. Called while a component is being set up. */
export function playsItself(run: () => Moved, isCalm: () => boolean): void {
  $effect(() => {
    const one = run();
    if (!one.playing || isCalm()) return;
    const timer = setInterval(() => one.show(one.at + 1), 1000 / one.speed);
    return () => clearInterval(timer);
  });
}

/** Arrows show another look, the space bar plays and stops; where nothing shall move, it goes to the next event. */
export function playByKey(event: KeyboardEvent, one: Moved, isCalm: boolean): void {
  const target = event.target as HTMLElement;
  if (!singleKeys.on || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (target.closest('input, select, textarea, dialog, [role="menu"], [role="grid"]')) return;
  if (event.key === 'ArrowRight') one.show(one.at + 1);
  else if (event.key === 'ArrowLeft') one.show(one.at - 1);
  else if (event.key === ' ' && !target.closest('button, a, summary')) {
    if (isCalm) one.showNextEvent();
    else one.toggle();
  } else return;
  event.preventDefault();
}
