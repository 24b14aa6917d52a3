import { tick } from 'svelte';

/** A part of the page that fills the screen; where the browser has no full screen, it fills the window. */
export class FullScreen {
  on = $state(false);
  readonly #part: () => HTMLElement | undefined;
  /** What had the focus before. */
  #from: Element | null = null;

  /** Made while a component is being set up. */
  constructor(part: () => HTMLElement | undefined) {
    this.#part = part;
    $effect(() => {
      const changed = (): void => {
        if (!document.fullscreenElement) void this.leave();
      };
      document.addEventListener('fullscreenchange', changed);
      return () => {
        document.removeEventListener('fullscreenchange', changed);
        if (document.fullscreenElement && document.fullscreenElement === part())
          void document.exitFullscreen();
      };
    });
  }

  async enter(): Promise<void> {
    this.#from = document.activeElement;
    this.on = true;
    const part = this.#part();
    // Refused, e.g. within a frame: the window is filled all the same.
    if (document.fullscreenEnabled) await part?.requestFullscreen().catch(() => undefined);
    await tick();
    part?.querySelector<HTMLElement>('[data-leave]')?.focus();
  }

  async leave(): Promise<void> {
    if (!this.on) return;
    this.on = false;
    if (document.fullscreenElement) await document.exitFullscreen();
    await tick();
    if (this.#from instanceof HTMLElement) this.#from.focus();
  }
}
