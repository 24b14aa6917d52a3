import { describe, expect, it } from 'vitest';
import {
  acceptanceHolds,
  judgeLine,
  linesOf,
  missingOf,
  staleness,
  type AuditLine,
  type AuditResult,
} from '../../../src/core/evaluation/audit.ts';
import { mergeEdit } from '../../../src/core/artifact/merge-edit.ts';
import { newDocument } from '../../../src/core/artifact/new-document.ts';
import { estimate, undefinedBecause } from '../../../src/core/kernel/estimate.ts';
import type { Digest, Id } from '../../../src/core/kernel/objects.ts';

const of = 'a'.repeat(64) as Digest;
const interval = { low: 0.1, high: 0.3, level: 0.95, method: 'Wilson' };
const result: AuditResult = {
  estimate: estimate(0.2, 40, interval),
  seenMs: 100,
  evidence: { of, where: '{}', against: null },
  words: 'False positive rate of all rows',
};
const line: AuditLine = {
  order: 1,
  risk: 'It is wrong more often for one group.',
  measure: { metric: 'falsePositiveRate', params: {}, slice: null, against: null, statistic: 'value' },
  direction: 'atMost',
  value: 0.25,
  result,
  accepted: { by: 'Ada', atMs: 200, note: '' },
};

describe('a line of the audit', () => {
  it('lacks what nobody filled in, in the order of filling in', () => {
    expect(missingOf(line)).toEqual([]);
    expect(missingOf({ ...line, risk: ' ', value: null, accepted: null })).toEqual([
      'risk',
      'threshold',
      'acceptance',
    ]);
    expect(missingOf({ ...line, measure: null, result: null })).toEqual(['metric', 'result']);
  });

  it('is accepted as it stood then: a later result is not', () => {
    expect(acceptanceHolds(line)).toBe(true);
    expect(acceptanceHolds({ ...line, result: { ...result, seenMs: 300 } })).toBe(false);
    expect(missingOf({ ...line, result: { ...result, seenMs: 300 } })).toEqual(['acceptance']);
    expect(acceptanceHolds({ ...line, accepted: null })).toBe(false);
  });

  it('is judged by the interval where there is one', () => {
    expect(judgeLine(line, result.estimate)?.state).toBe('inconclusive');
    expect(judgeLine({ ...line, value: 0.3 }, result.estimate)?.state).toBe('pass');
    expect(judgeLine({ ...line, direction: 'atLeast', value: 0.31 }, result.estimate)?.state).toBe('fail');
    expect(judgeLine(line, estimate(0.2, 40))?.state).toBe('pass');
    expect(judgeLine(line, undefinedBecause('noNegatives', 0))?.state).toBe('notMeasured');
    expect(judgeLine({ ...line, value: null }, result.estimate)).toBeNull();
  });

  it('is stale with another evaluation, or when a slice of it was changed', () => {
    const { evidence } = result;
    expect(staleness(result, evidence)).toBeNull();
    expect(staleness(result, { ...evidence, of: 'b'.repeat(64) as Digest })).toBe('evaluation');
    expect(staleness(result, { ...evidence, where: '{"op":"all"}' })).toBe('slice');
    expect(staleness(result, { ...evidence, against: '{}' })).toBe('slice');
    expect(staleness(result, null)).toBe('gone');
  });
});

describe('an audit', () => {
  const body = {
    truth: 'repaid',
    groupings: [['sex']],
    positive: null,
    favourable: null,
    references: {},
    minRows: 30,
    lines: { b: { ...line, order: 2 }, a: line },
  };
  const audit = newDocument('audit', { id: 'x' as Id, projectId: 'p' as Id, name: 'Audit', nowMs: 1 }, body);

  it('keeps its lines in order', () => {
    expect(linesOf(body).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(linesOf({ lines: { b: line, a: line } }).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('takes lines of two tabs together; the same line changed twice is asked about', () => {
    const change = (lines: Record<string, AuditLine>) => ({
      from: { body },
      to: { body: { ...body, lines } },
    });
    const theirs = { ...audit, body: { ...body, lines: { ...body.lines, c: { ...line, order: 3 } } } };
    const mine = change({ ...body.lines, d: { ...line, order: 3 } });
    const merged = mergeEdit(theirs, mine);
    expect(merged.clashes).toEqual([]);
    expect(Object.keys((merged.change.body as typeof body).lines).sort()).toEqual(['a', 'b', 'c', 'd']);

    const edited = { ...audit, body: { ...body, lines: { ...body.lines, a: { ...line, risk: 'theirs' } } } };
    const other = change({ ...body.lines, a: { ...line, risk: 'mine' } });
    expect(mergeEdit(edited, other).clashes).toMatchObject([{ field: 'body.lines.a.risk' }]);
    const elsewhere = change({ ...body.lines, a: { ...line, value: 0.3 } });
    const both = mergeEdit(edited, elsewhere);
    expect(both.clashes).toEqual([]);
    expect((both.change.body as typeof body).lines.a).toMatchObject({ risk: 'theirs', value: 0.3 });
    const removed = change({ b: body.lines.b });
    expect(mergeEdit(edited, removed).clashes).toMatchObject([{ field: 'body.lines.a' }]);
  });
});
