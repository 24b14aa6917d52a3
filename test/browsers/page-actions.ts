import type { Driver } from './driver.ts';

const PATIENCE_MS = 20_000;

/** The last of what can be clicked and has a name that fits: dialogs come last. Stands alone in the page. */
const NAMED = `
  const [selector, words] = arguments;
  const nameOf = (element) =>
    (element.getAttribute('aria-label') ?? (element.labels?.[0] ?? element).textContent).trim().replace(/\\s+/g, ' ');
  return [...document.querySelectorAll(selector)].findLast(
    (element) =>
      element.getClientRects().length > 0 && !element.disabled && new RegExp(words).test(nameOf(element)),
  ) ?? null;`;

/** Whether it is there, at rest since the last frame, and itself what a click on its middle would meet. */
const IS_NAMED_AND_FREE = `
  const element = (function () {${NAMED}}).apply(null, arguments);
  if (!element) return false;
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const before = element.getBoundingClientRect();
  return new Promise((answer) => requestAnimationFrame(() => requestAnimationFrame(() => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const met = document.elementFromPoint(left + width / 2, top + height / 2);
    answer(left === before.left && top === before.top && met !== null && element.contains(met));
  })));`;

/** A person's moves on a page of the app: each waits until what it needs is there. */
export class PageActions {
  readonly #driver: Driver;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  open(url: string): Promise<void> {
    return this.#driver.open(url);
  }

  /** Waits until the body of a function answers something true, and gives it. */
  async until<T>(what: string, body: string, ...args: readonly unknown[]): Promise<T> {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const found = await this.#driver.run<T | null>(body, ...args).catch(() => null);
      if (found) return found;
      if (performance.now() > end) {
        const shown = await this.#driver.run<string>('return document.body.innerText.slice(0, 1500)');
        throw new Error(`waited in vain for ${what}; the page says:\n${shown}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Clicks the button, link or menu item whose name fits a pattern, as soon as nothing lies over it. */
  async press(words: string, selector = 'button, a, [role^=menuitem]'): Promise<void> {
    await this.until(`“${words}” with nothing over it`, IS_NAMED_AND_FREE, selector, words);
    await this.#driver.click(NAMED, selector, words);
  }

  /** Drops a file on the window, as from a folder of the machine. */
  async drop(name: string, bytes: Uint8Array): Promise<void> {
    await this.#driver.run(
      `const [name, text] = arguments;
       const transfer = new DataTransfer();
       transfer.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], name));
       for (const type of ['dragenter', 'dragover', 'drop'])
         document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));`,
      name,
      Buffer.from(bytes).toString('base64'),
    );
  }

  /** Chooses in a combo box by typing into it. */
  async choose(label: string, option: string): Promise<void> {
    await this.press(`^${label}$`, 'input[role=combobox]');
    await this.#driver.run(
      `const input = document.activeElement;
       Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, arguments[0]);
       input.dispatchEvent(new InputEvent('input', { bubbles: true }));`,
      option,
    );
    await this.press(`^${option}( |$)`, '[role=option]');
  }

  /** Whether these words stand on the page. */
  async sees(words: string): Promise<void> {
    await this.until(`“${words}”`, 'return new RegExp(arguments[0]).test(document.body.innerText)', words);
  }

  /** Keeps a hold on what the page saves from now on, which goes to the downloads as well. */
  async watchSaving(): Promise<void> {
    await this.#driver.run(
      `if (window.saved) return;
       window.saved = [];
       const make = URL.createObjectURL.bind(URL);
       URL.createObjectURL = (blob) => { window.saved.push(blob); return make(blob); };`,
    );
  }

  /** The bytes of the last file that was saved. */
  async saved(): Promise<Uint8Array> {
    const text = await this.until<string>(
      'a saved file',
      `const blob = window.saved?.at(-1);
       if (!blob) return null;
       return new Promise((resolve) => {
         const reader = new FileReader();
         reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
         reader.readAsDataURL(blob);
       });`,
    );
    return new Uint8Array(Buffer.from(text, 'base64'));
  }

  run<T>(body: string, ...args: readonly unknown[]): Promise<T> {
    return this.#driver.run<T>(body, ...args);
  }
}
