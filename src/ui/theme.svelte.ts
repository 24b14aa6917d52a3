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
    this.#apply(CHOICES.find((choice) => choice === read()) ?? 'system');
  }

  choose(choice: ThemeChoice): void {
    this.#apply(choice);
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      // Storage may be forbidden: the choice then lasts as long as the page.
    }
  }

  #apply(choice: ThemeChoice): void {
    this.#choice = choice;
    if (choice === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = choice;
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export const theme = new Theme();
