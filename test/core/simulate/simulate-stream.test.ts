import { describe, expect, it } from 'vitest';
import { kolmogorovSmirnov } from '../../../src/core/drift/kolmogorov-smirnov.ts';
import type { StreamChange } from '../../../src/core/simulate/stream-question.ts';
import { encodeChunk } from '../../../src/core/table/chunk-codec.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { injection, loanQuestion, madeLog } from './loan-stream.ts';

const NAMES = [
  'time',
  'income',
  'employment',
  'prediction',
  'latency_ms',
  'feedback',
  'repaid',
  'label_time',
];

function bytesOf(question: ReturnType<typeof loanQuestion>): string {
  const log = madeLog(question);
  return NAMES.map((name) => Buffer.from(encodeChunk(log.column(name))).toString('base64')).join();
}

/** Share of the rows of a time for which `test` holds. */
function share(
  { days }: { days: Float64Array },
  column: Column,
  test: (value: number) => boolean,
  fromDay: number,
  toDay: number,
): number {
  if (column.type === 'text') throw new TypeError('text');
  const { data } = column;
  const rows = [...days.keys()].filter((row) => days[row]! >= fromDay && days[row]! < toDay);
  return rows.filter((row) => test(data[row]!)).length / rows.length;
}

function numbers(
  { days }: { days: Float64Array },
  column: Column,
  fromDay: number,
  toDay: number,
): Float64Array {
  if (column.type === 'text') throw new TypeError('text');
  const { data } = column;
  return Float64Array.from(
    [...days.keys()]
      .filter((row) => days[row]! >= fromDay && days[row]! < toDay && Number.isFinite(data[row]))
      .map((row) => data[row]!),
  ).sort();
}

const code = (column: Column, level: string): number =>
  column.type === 'category' ? column.levels.indexOf(level) : -1;

describe('a simulated stream', () => {
  it('has the same bytes for the same seed, and others for another', () => {
    expect(bytesOf(loanQuestion())).toBe(bytesOf(loanQuestion()));
    expect(bytesOf(loanQuestion([], 2))).not.toBe(bytesOf(loanQuestion()));
  });

  it('is the same up to the day of a change, whatever the change', () => {
    const plain = madeLog(loanQuestion());
    const changes: StreamChange[] = [
      { of: 'tilt', column: 'income', sigmas: 1 },
      { of: 'move', column: 'income', sigmas: 1 },
      { of: 'missing', column: 'income', share: 0.5 },
      { of: 'newCategory', column: 'employment', value: 'gig work', share: 0.2 },
      { of: 'concept', to: 'no', share: 0.3 },
      { of: 'share', column: 'repaid', value: 'no', share: 0.6 },
      { of: 'unlabelled', answer: 'no', share: 1 },
      { of: 'latency', factor: 3 },
    ];
    for (const change of changes) {
      const other = madeLog(loanQuestion([injection(change)]));
      const before = plain.days.findIndex((day) => day >= 30);
      for (const name of ['income', 'employment', 'prediction', 'latency_ms', 'repaid', 'feedback']) {
        const [a, b] = [plain.column(name), other.column(name)];
        if (a.type === 'text' || b.type === 'text') throw new TypeError('text');
        expect(Array.from(b.data.subarray(0, before)), `${change.of}: ${name}`).toEqual(
          Array.from(a.data.subarray(0, before)),
        );
      }
    }
  });

  it('does not drift where nothing is injected: two halves differ no more often than the test says', () => {
    let alarms = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const log = madeLog(loanQuestion([], seed));
      const income = log.column('income');
      const test = kolmogorovSmirnov(numbers(log, income, 0, 30), numbers(log, income, 30, 60));
      if (test!.p <= 0.05) alarms++;
    }
    // 40 looks at 5%: more than 7 happen once in 100 times.
    expect(alarms).toBeLessThanOrEqual(7);
  });

  it('keeps the rhythm of the week and the number of rows', () => {
    const log = madeLog(loanQuestion());
    expect(log.rows).toBeGreaterThan(5700);
    expect(log.rows).toBeLessThan(6300);
    expect(log.truth.rowsByDay.reduce((sum, rows) => sum + rows, 0)).toBe(log.rows);
    // Day 2 is a Saturday; days 4 to 8 are Monday to Friday.
    const [saturday, monday] = [2, 4].map((day) =>
      [0, 7, 14, 21, 28].reduce((sum, week) => sum + log.truth.rowsByDay[day + week]!, 0),
    );
    expect(saturday! / monday!).toBeLessThan(0.55);
  });
});

describe('an injection shows where it should', () => {
  it('more rows with high values', () => {
    const log = madeLog(loanQuestion([injection({ of: 'tilt', column: 'income', sigmas: 1 })]));
    const income = log.column('income');
    const [before, after] = [numbers(log, income, 0, 30), numbers(log, income, 30, 60)];
    expect(kolmogorovSmirnov(before, after)!.distance).toBeGreaterThan(0.3);
  });

  it('moved values, incrementally', () => {
    const moved = injection(
      { of: 'move', column: 'income', sigmas: -1 },
      { shape: 'incremental', fromDay: 20, overDays: 20 },
    );
    const log = madeLog(loanQuestion([moved]));
    const income = log.column('income');
    const mean = (from: number, to: number): number => {
      const values = numbers(log, income, from, to);
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    };
    expect(mean(0, 20)).toBeGreaterThan(mean(25, 35));
    expect(mean(25, 35)).toBeGreaterThan(mean(40, 60));
  });

  it('shares: a value, a new value, missing ones, in their spell only', () => {
    const log = madeLog(
      loanQuestion([
        injection({ of: 'share', column: 'region', value: 'islands', share: 0.5 }),
        injection(
          { of: 'newCategory', column: 'employment', value: 'gig work', share: 0.2 },
          { shape: 'gradual', overDays: 10 },
        ),
        injection({ of: 'missing', column: 'age', share: 0.4 }, { fromDay: 20, toDay: 25 }),
      ]),
    );
    const [region, employment, age] = ['region', 'employment', 'age'].map(log.column);
    const islands = code(region!, 'islands');
    expect(share(log, region!, (value) => value === islands, 0, 30)).toBeCloseTo(0.08, 1);
    expect(share(log, region!, (value) => value === islands, 30, 60)).toBeCloseTo(0.5, 1);
    const gig = code(employment!, 'gig work');
    expect(share(log, employment!, (value) => value === gig, 0, 30)).toBe(0);
    expect(share(log, employment!, (value) => value === gig, 40, 60)).toBeCloseTo(0.2, 1);
    expect(age!.type).toBe('number');
    expect(share(log, age!, Number.isNaN, 20, 25)).toBeCloseTo(0.4, 1);
    expect(share(log, age!, Number.isNaN, 25, 60)).toBe(0);
  });

  it('another unit, coming and going', () => {
    const unit = injection(
      { of: 'unit', column: 'amount', scale: 1000, offset: 0 },
      { shape: 'recurrent', fromDay: 20, everyDays: 10, forDays: 2 },
    );
    const log = madeLog(loanQuestion([unit]));
    const amount = log.column('amount');
    expect(numbers(log, amount, 22, 30).at(-1)).toBeLessThanOrEqual(80_000);
    expect(numbers(log, amount, 30, 32)[0]).toBeGreaterThanOrEqual(500_000);
    expect(log.truth.changes[0]!.periods).toHaveLength(4);
  });

  it('a concept: more errors, the inputs as they were; true of rows without a label too', () => {
    const plain = madeLog(loanQuestion());
    const log = madeLog(loanQuestion([injection({ of: 'concept', to: null, share: 0.3 })]));
    expect(log.column('income')).toEqual(plain.column('income'));
    const mean = (from: number, to: number): number =>
      log.truth.errorByDay.slice(from, to).reduce<number>((sum, error) => sum + error!, 0) / (to - from);
    expect(mean(0, 30)).toBeCloseTo(1 / 7, 1);
    expect(mean(30, 60)).toBeCloseTo(0.7 / 7 + (0.3 * 6) / 7, 1);
  });

  it('labels: late, some never, none after the end, fewer where the model’s answer keeps them away', () => {
    const loop = injection({ of: 'unlabelled', answer: 'no', share: 1 });
    const log = madeLog(loanQuestion([loop]));
    const [label, said, arrived] = ['repaid', 'prediction', 'label_time'].map(log.column);
    expect(share(log, label!, (value) => value < 0, 0, 30)).toBeCloseTo(0.05, 1);
    expect(share(log, label!, (value) => value < 0, 50, 60)).toBe(1);
    const no = code(said!, 'no');
    if (said!.type !== 'category' || label!.type !== 'category' || arrived!.type !== 'timestamp')
      throw new TypeError();
    const [saidData, labelData] = [said!.data, label!.data];
    const rows = [...log.days.keys()].filter((row) => log.days[row]! >= 30 && log.days[row]! < 50);
    expect(rows.some((row) => saidData[row] === no && labelData[row]! >= 0)).toBe(false);
    expect(rows.some((row) => saidData[row] !== no && labelData[row]! >= 0)).toBe(true);
  });

  it('thumbs point up more often where the answer was right', () => {
    const log = madeLog({ ...loanQuestion(), feedback: 1 });
    const [label, said, thumbs] = ['repaid', 'prediction', 'feedback'].map(log.column);
    if (said!.type !== 'category' || label!.type !== 'category' || thumbs!.type !== 'category')
      throw new TypeError();
    const up = (isRight: boolean): number => {
      const rows = [...log.days.keys()].filter(
        (row) => label!.data[row]! >= 0 && (label!.data[row] === said!.data[row]) === isRight,
      );
      return rows.filter((row) => thumbs!.data[row] === 1).length / rows.length;
    };
    expect(up(true)).toBeGreaterThan(0.8);
    expect(up(false)).toBeLessThan(0.45);
  });

  it('rows that the model answers so are seen less often, and traffic and latency grow', () => {
    const log = madeLog(
      loanQuestion([
        injection({ of: 'unseen', answer: 'no', share: 0.9 }),
        injection({ of: 'traffic', factor: 2 }),
        injection({ of: 'latency', factor: 4 }),
      ]),
    );
    const said = log.column('prediction');
    const no = code(said, 'no');
    expect(share(log, said, (value) => value === no, 30, 60)).toBeLessThan(
      0.3 * share(log, said, (value) => value === no, 0, 30),
    );
    const rows = (from: number, to: number): number =>
      log.truth.rowsByDay.slice(from, to).reduce((sum, one) => sum + one, 0);
    expect(rows(30, 58) / rows(2, 30)).toBeGreaterThan(1.8);
    const latency = log.column('latency_ms');
    expect(numbers(log, latency, 30, 60)[1000]!).toBeGreaterThan(2.5 * numbers(log, latency, 0, 30)[1000]!);
  });
});

describe('an injection that does not fit', () => {
  it.each([
    [{ of: 'tilt', column: 'region', sigmas: 1 }, 'stream.wrongColumn'],
    [{ of: 'move', column: 'height', sigmas: 1 }, 'stream.noColumn'],
    [{ of: 'share', column: 'region', value: 'moon', share: 0.5 }, 'stream.noRows'],
    [{ of: 'newCategory', column: 'income', value: 'much', share: 0.5 }, 'stream.wrongColumn'],
    [{ of: 'concept', to: 'perhaps', share: 0.5 }, 'stream.noRows'],
  ] as const)('%o', (change, problem) => {
    expect(() => madeLog(loanQuestion([injection(change)]))).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ code: problem }) as unknown }) as Error,
    );
  });
});
