import { tick } from 'svelte';

/** A part of the page that fills the screen; where the browser has no full screen, it fills the window. */
export class FullScreen {
  on = $state(false);
  readonly #part: () => HTMLElement | undefined;

  /** Made while a component is being set up. */
  constructor(part: () => HTMLElement | undefined) {
    this.#part = part;
    $effect(() => {
      const changed = (): void => {
        if (!document.fullscreenElement) this.on = false;
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
    this.on = true;
    const part = this.#part();
    // Refused, e.g. within a frame: the window is filled all the same.
    if (document.fullscreenEnabled) await part?.requestFullscreen().catch(() => undefined);
    await tick();
    part?.querySelector<HTMLElement>('[data-leave]')?.focus();
  }

  leave(): void {
    this.on = false;
    if (document.fullscreenElement) void document.exitFullscreen();
  }
}
