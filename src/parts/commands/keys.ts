interface Press {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/**
 * A key press in the words of `Command.keys`: "mod+shift+z", "g", "?"; null for keys that start nothing alone. "mod" is
 * Cmd on a Mac and Ctrl elsewhere. Signs count as they are typed, on whatever key they stand; letters of other scripts
 * count as the Latin letter of their key.
 */
export function pressed(press: Press, mac: boolean): string | null {
  const { key, code, altKey, shiftKey } = press;
  const mod = mac ? press.metaKey : press.ctrlKey;
  if ((mac ? press.ctrlKey : press.metaKey) || altKey || key.length !== 1 || key === ' ') return null;
  const latin = /^[\x21-\x7e]$/.test(key) ? key : /^Key([A-Z])$/.exec(code)?.[1];
  if (!latin) return null;
  const letter = /[a-z]/i.test(latin);
  // Caps Lock changes nothing.
  const name = latin.toLowerCase();
  if (!mod) return letter && shiftKey ? null : name;
  return `mod+${letter && shiftKey ? 'shift+' : ''}${name}`;
}

const NAMES = { mod: ['Ctrl', '⌘'], shift: ['Shift', '⇧'], enter: ['Enter', '↵'] } as const;

/** The keys of "mod+shift+z" as they are called on the keyboard at hand; of "g d" each as a part of its own. */
export function keyNames(keys: string, mac: boolean): readonly (readonly string[])[] {
  return keys
    .split(' ')
    .map((part) =>
      part
        .split('+')
        .map((key) => (key in NAMES ? NAMES[key as keyof typeof NAMES][mac ? 1 : 0] : key.toUpperCase())),
    );
}

/** As a line of text: "Ctrl+Shift+Z", "G then D". */
export function keyWords(keys: string, mac: boolean): string {
  return keyNames(keys, mac)
    .map((part) => part.join('+'))
    .join(' then ');
}

/** Whether keys work without Ctrl or Cmd: such can get in the way of speech input, and can be turned off. */
export function areSingle(keys: string): boolean {
  return !keys.startsWith('mod+');
}

/** Takes presses one by one and tells which of the known keys they make; sequences like "g d" within a second and a half. */
export class KeySequence {
  #before: string | null = null;
  #untilMs = 0;

  /** The keys completed by this press, or null. */
  take(press: string, known: readonly string[], nowMs: number): string | null {
    const before = nowMs <= this.#untilMs ? this.#before : null;
    const sequence = before === null ? null : `${before} ${press}`;
    this.#before = null;
    if (sequence !== null && known.includes(sequence)) return sequence;
    if (known.some((keys) => keys.startsWith(`${press} `))) {
      this.#before = press;
      this.#untilMs = nowMs + 1500;
    }
    return known.includes(press) ? press : null;
  }
}
