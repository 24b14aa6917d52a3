/** The name under which WebDriver hands out elements. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

export type ElementId = Readonly<Record<typeof ELEMENT, string>>;

/** A session of the W3C WebDriver protocol: as much of it as is needed here. */
export class WebDriverSession {
  readonly #url: string;

  private constructor(url: string) {
    this.#url = url;
  }

  static async start(driver: string, capabilities: Record<string, unknown>): Promise<WebDriverSession> {
    const made = (await call('POST', `${driver}/session`, {
      capabilities: { alwaysMatch: capabilities },
    })) as { sessionId: string };
    return new WebDriverSession(`${driver}/session/${made.sessionId}`);
  }

  async open(url: string): Promise<void> {
    await call('POST', `${this.#url}/url`, { url });
  }

  /** The body of a function and its arguments; a promise is waited for. */
  run(script: string, args: readonly unknown[]): Promise<unknown> {
    return call('POST', `${this.#url}/execute/sync`, { script, args });
  }

  async click(element: ElementId): Promise<void> {
    await call('POST', `${this.#url}/element/${element[ELEMENT]}/click`, {});
  }

  async end(): Promise<void> {
    await call('DELETE', this.#url);
  }
}

async function call(method: string, url: string, body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`WebDriver: ${error}: ${message}`);
}
