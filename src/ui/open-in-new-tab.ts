/** Opens an address of the app in a tab of its own, which cannot reach back to this one. */
export function openInNewTab(href: string): void {
  window.open(new URL(href, document.baseURI), '_blank', 'noopener');
}
