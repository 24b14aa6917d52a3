/** What the journey asks of a browser, whatever protocol drives it. */
export interface Driver {
  open(url: string): Promise<void>;
  /** Runs the body of a function in the page with JSON arguments; the answer comes back as JSON. It may return a promise. */
  run<T>(body: string, ...args: readonly unknown[]): Promise<T>;
  /** Clicks, as a person would, the element that the body of a function returns. */
  click(body: string, ...args: readonly unknown[]): Promise<void>;
  close(): Promise<void>;
}

/** A browser that may be here. */
export interface BrowserKind {
  name: string;
  /** Why it cannot be driven here, or null. */
  missing(): string | null;
  start(): Promise<Driver>;
}
