import { describe, expect, it } from 'vitest';
import { StartTogether } from '../../src/session/start-together.ts';

describe('two that start together', () => {
  it('are told once both are ready, in their order, whoever was ready first', async () => {
    const start = new StartTogether(['challenger', 'champion']);
    let told = false;
    const champion = start.ready('champion').then((ms) => ((told = true), ms));
    await new Promise((resolve) => setTimeout(resolve));
    expect(told).toBe(false);
    const challenger = await start.ready('challenger');
    expect(challenger).toBeGreaterThan(performance.timeOrigin + performance.now() - 1000);
    expect(await champion).toBeGreaterThan(challenger);
  });

  it('do not wait for one that is out', async () => {
    const start = new StartTogether(['champion', 'challenger']);
    start.out('challenger');
    expect(await start.ready('champion')).toBeGreaterThan(0);
  });
});
