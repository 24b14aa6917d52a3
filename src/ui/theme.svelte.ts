import { remember, remembered } from './remembered.ts';

/** What the person chose; "system" leaves the choice to the operating system, live. */
export type ThemeChoice = 'light' | 'dark' | 'system';

const KEY = 'drydock.theme';
const CHOICES: readonly ThemeChoice[] = ['light', 'dark', 'system'];

/** The theme of the page, remembered in localStorage. tokens.css does the rest from `data-theme` on the root. */
class Theme {
  #choice = $state<ThemeChoice>('system');

  get choice(): ThemeChoice {
    return this.#choice;
  }

  /** Reads what was chosen earlier; call once, before the first paint. */
  restore(): void {
    this.#apply(CHOICES.find((choice) => choice === remembered(KEY)) ?? 'system');
  }

  choose(choice: ThemeChoice): void {
    this.#apply(choice);
    remember(KEY, choice);
  }

  #apply(choice: ThemeChoice): void {
    this.#choice = choice;
    if (choice === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = choice;
  }
}

export const theme = new Theme();
