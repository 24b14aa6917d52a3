/** Web Locks for Node, exclusive mode only, as far as storage uses them. */
const held = new Map<string, Promise<unknown>>();

type Work = (lock: object | null) => unknown;

export const webLocks = {
  async request(name: string, options: { ifAvailable?: boolean } | Work, work?: Work): Promise<unknown> {
    const run = (work ?? options) as Work;
    const ifAvailable = work !== undefined && (options as { ifAvailable?: boolean }).ifAvailable === true;
    if (held.has(name) && ifAvailable) return run(null);
    while (held.has(name)) await held.get(name);
    const done = Promise.resolve().then(() => run({ name }));
    held.set(
      name,
      done.then(
        () => held.delete(name),
        () => held.delete(name),
      ),
    );
    return done;
  },
};
