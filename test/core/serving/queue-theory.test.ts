import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  erlangB,
  erlangC,
  mg1,
  mm1k,
  mmc,
  mmcWaitBeyond,
  serversFor,
} from '../../../src/core/serving/queue-theory.ts';

/** Erlang's formulas as sums, for small numbers. */
function byDefinition(servers: number, load: number): { b: number; c: number } {
  const terms: number[] = [1];
  for (let k = 1; k <= servers; k++) terms.push((terms[k - 1]! * load) / k);
  const sum = terms.reduce((total, term) => total + term, 0);
  const waiting = (terms[servers]! * servers) / (servers - load);
  return { b: terms[servers]! / sum, c: waiting / (sum - terms[servers]! + waiting) };
}

describe('Erlang', () => {
  test('is the textbook’s sums', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (c, rho) => {
          const { b, c: waits } = byDefinition(c, rho * c);
          expect(erlangB(c, rho * c)).toBeCloseTo(b, 12);
          expect(erlangC(c, rho * c)).toBeCloseTo(waits, 12);
        },
      ),
    );
  });

  test('has published values: 2 Erlang at 5 servers, 10 Erlang at 10 lines', () => {
    expect(erlangC(5, 2)).toBeCloseTo(0.0597, 4);
    expect(erlangB(10, 10)).toBeCloseTo(0.2146, 4);
  });

  test('thousands of servers do not overflow', () => {
    expect(erlangB(5000, 4900)).toBeGreaterThan(0);
    expect(erlangC(5000, 4900)).toBeLessThan(1);
    expect(erlangC(3, 3)).toBe(1);
  });
});

describe('waiting lines', () => {
  test('M/M/1: 8 a second at .1 s', () => {
    const line = mmc(8, 0.1, 1)!;
    expect(line.utilisation).toBeCloseTo(0.8, 12);
    expect(line.meanTime).toBeCloseTo(0.5, 12);
    expect(line.meanInSystem).toBeCloseTo(4, 12);
    expect(line.meanWaiting).toBeCloseTo(3.2, 12);
    expect(mmcWaitBeyond(8, 0.1, 1, 0.5)).toBeCloseTo(0.8 * Math.exp(-1), 12);
  });

  test('M/G/1 is M/M/1 where service is exponential, and waits half as long where it never varies', () => {
    expect(mg1(8, 0.1, 1)!.meanWait).toBeCloseTo(mmc(8, 0.1, 1)!.meanWait, 12);
    expect(mg1(8, 0.1, 0)!.meanWait).toBeCloseTo(mmc(8, 0.1, 1)!.meanWait / 2, 12);
  });

  test('M/M/1/K: one place is Erlang’s B, many places are M/M/1, any load is taken', () => {
    expect(mm1k(8, 0.1, 1).lost).toBeCloseTo(erlangB(1, 0.8), 12);
    const many = mm1k(8, 0.1, 400);
    const line = mmc(8, 0.1, 1)!;
    expect(many.meanTime).toBeCloseTo(line.meanTime, 9);
    expect(many.waitProbability).toBeCloseTo(line.waitProbability, 9);
    const over = mm1k(30, 0.1, 50);
    expect(over.lost).toBeCloseTo(2 / 3, 6);
    expect(mm1k(10, 0.1, 4).lost).toBeCloseTo(1 / 5, 12);
  });

  test('too much load has no figures', () => {
    expect([mmc(10, 0.1, 1), mg1(10, 0.1, 1), mmcWaitBeyond(20, 0.1, 2, 1)]).toEqual([null, null, null]);
  });

  test('another server never makes anybody wait longer, and as few as asked for are enough', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 200, noNaN: true }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (arrivals, service, wait) => {
          const servers = serversFor(arrivals, service, { wait, share: 0.05 });
          expect(mmcWaitBeyond(arrivals, service, servers, wait)!).toBeLessThanOrEqual(0.05);
          const fewer = mmcWaitBeyond(arrivals, service, servers - 1, wait);
          expect(fewer === null || fewer > 0.05).toBe(true);
          expect(mmc(arrivals, service, servers + 1)!.meanWait).toBeLessThanOrEqual(
            mmc(arrivals, service, servers)!.meanWait,
          );
        },
      ),
    );
  });
});
