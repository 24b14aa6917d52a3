import { describe, expect, it } from 'vitest';
import type { LogProfile, ProfiledColumn } from '../../../src/core/drift/log-profile.ts';
import { emptyProfile } from '../../../src/core/drift/window-profile.ts';
import { alarmIdeas, ideaKey } from '../../../src/core/monitor/alarm-ideas.ts';
import type { LogColumns } from '../../../src/core/monitor/log.ts';
import { signalWords } from '../../../src/core/monitor/signal-words.ts';

const number = (name: string): ProfiledColumn => ({
  ...{ name, unit: null, kind: 'number', cuts: Float64Array.of(1), profile: emptyProfile(1, 2) },
});
const values = (name: string, ...counts: [string, number][]): ProfiledColumn => {
  const profile = emptyProfile(1, counts.length);
  counts.forEach(([, rows], cell) => (profile.counts[cell] = rows));
  return { name, unit: null, kind: 'values', values: counts.map(([value]) => value), others: false, profile };
};
const profile: LogProfile = {
  windows: [{ fromMs: 0, toMs: 1, rows: 10 }],
  columns: [
    number('age'),
    values('channel', ['web', 1]),
    { ...number('note'), kind: 'text', cuts: Float64Array.of(1) },
    values('answer', ['a', 1], ['b', 5], ['c', 4], ['d', 3], ['e', 2]),
    number('ms'),
  ],
};
const roles: LogColumns = {
  ...{ time: 'at', inputs: ['age', 'channel', 'note'], prediction: 'answer', scores: [], positive: null },
  ...{ label: null, labelTime: null, latency: null, modelVersion: null, feedback: [] },
};
const named = (columns: LogColumns | null): string[] =>
  alarmIdeas(profile, columns).map(({ area, signal, bad }) => `${area}: ${signalWords(signal)} ${bad}`);

describe('what could be watched of a log', () => {
  it('follows its columns: each kind of input has its own signs of trouble', () => {
    expect(named(roles).filter((idea) => idea.startsWith('input'))).toEqual([
      'input: age missing above',
      'input: age out of range above',
      'input: Drift of age above',
      'input: channel missing above',
      'input: channel: new values above',
      'input: Drift of channel above',
      'input: note missing above',
      'input: Mean of note below',
      'input: Drift of note above',
    ]);
  });

  it('has latency, confidence and metrics only where the log has them', () => {
    expect(named(roles).join()).not.toMatch(/of ms|Confidence|Accuracy|Recall/);
    const more = named({
      ...{ ...roles, latency: 'ms', label: 'y', positive: 'c', scores: [{ column: 'p', class: 'c' }] },
    });
    expect(more).toContain('software: p99 of ms above');
    for (const title of ['Confidence', 'Accuracy', 'Recall', 'Precision'])
      expect(more).toContain(`output: ${title} below`);
  });

  it('takes the positive class, else the most frequent ones', () => {
    const shares = (columns: LogColumns): string[] =>
      named(columns).filter((idea) => /answer = . above/.test(idea));
    expect(shares({ ...roles, positive: 'c' })).toEqual(['output: answer = c above']);
    expect(shares(roles).map((idea) => idea.slice(-7, -6))).toEqual(['b', 'c', 'd', 'e']);
  });

  it('of counts alone takes every column for an input, each idea once', () => {
    const ideas = alarmIdeas(profile, null);
    expect(ideas.filter(({ area }) => area === 'output')).toEqual([]);
    expect(new Set(ideas.map(ideaKey)).size).toBe(ideas.length);
    const twice = alarmIdeas(profile, { ...roles, inputs: ['age', 'answer'] });
    expect(new Set(twice.map(ideaKey)).size).toBe(twice.length);
  });
});
