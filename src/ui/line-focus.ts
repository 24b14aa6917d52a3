/**
 * Keeps the keyboard in a table of fields or a list: in a new line's first field, once the button `place` the lines
 * has added one; on the next line's button, once the one that it was on was removed with its line; on the button
 * `place` the lines, once none is left.
 */
export function lineFocus(frame: HTMLElement, place: 'before' | 'after'): () => void {
  const around = frame.parentElement;
  const body = frame.querySelector('tbody') ?? frame;
  const rows = (): Element[] => [...body.children];
  /** The line that the keyboard is in; -1: in none. */
  let at = -1;
  /** The button beside the lines, as long as they stand there. */
  let beside: HTMLButtonElement | undefined;

  function adds(): HTMLButtonElement | undefined {
    const all = [...(around?.querySelectorAll('button') ?? [])].filter((button) => !frame.contains(button));
    const isBefore = (button: Node): boolean =>
      (frame.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
    return place === 'before' ? all.findLast(isBefore) : all.find((button) => !isBefore(button));
  }
  function goIntoNew(): void {
    const add = adds();
    if (!add || document.activeElement !== add) return;
    rows().at(-1)?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }
  function goOn(): void {
    if (at < 0 || document.activeElement !== document.body) return;
    const left = rows();
    const buttons = left[Math.min(at, left.length - 1)]?.querySelectorAll('button');
    (buttons?.item(buttons.length - 1) ?? adds())?.focus();
  }
  function entered({ target }: FocusEvent): void {
    at = rows().findIndex((row) => row.contains(target as Node));
    beside = adds();
  }
  function left({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && !frame.contains(relatedTarget)) at = -1;
  }

  const observer = new MutationObserver((changes) => {
    if (changes.some(({ removedNodes }) => [...removedNodes].some(isLine))) goOn();
    else if (changes.some(({ addedNodes }) => [...addedNodes].some(isLine))) goIntoNew();
  });
  observer.observe(body, { childList: true });
  frame.addEventListener('focusin', entered);
  frame.addEventListener('focusout', left);
  goIntoNew();
  return () => {
    observer.disconnect();
    queueMicrotask(() => {
      if (at >= 0 && document.activeElement === document.body && beside?.isConnected) beside.focus();
    });
  };
}

function isLine(node: Node): boolean {
  return node instanceof HTMLElement;
}
