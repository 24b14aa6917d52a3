import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/parts/commands/command.ts';
import { prepare, rank } from '../../../src/parts/commands/rank.ts';

const command = (label: string, group = 'Datasets', more: Partial<Command> = {}): Command => ({
  id: `${group}/${label}`,
  label,
  group,
  href: '#/',
  ...more,
});
const labels = (commands: readonly Command[], typed: string, recent: readonly string[] = []): string[] =>
  rank(prepare(commands), typed, recent).groups.flatMap(({ hits }) => hits.map((hit) => hit.command.label));

describe('ranking commands', () => {
  it('puts better matches and their headings first', () => {
    const all = [command('my loans'), command('loans'), command('Overloaned', 'Models')];
    expect(labels(all, 'loan')).toEqual(['loans', 'my loans', 'Overloaned']);
    expect(rank(prepare(all), 'over', []).groups.map(({ title }) => title)).toEqual(['Models']);
  });

  it('prefers what was used lately among what answers alike', () => {
    const all = [command('loans a'), command('loans b'), command('loans c')];
    expect(labels(all, 'loans', ['Datasets/loans c', 'Datasets/loans b'])).toEqual([
      'loans c',
      'loans b',
      'loans a',
    ]);
    expect(labels([command('loads'), command('a load')], 'load', ['Datasets/a load'])[0]).toBe('loads');
  });

  it('finds by other words and by the heading, below what is called so', () => {
    const all = [command('Dark colours', 'Actions', { also: 'theme' }), command('theme park')];
    expect(labels(all, 'theme')).toEqual(['theme park', 'Dark colours']);
    expect(labels(all, 'datasets park')).toEqual(['theme park']);
  });

  it('shows what is not possible only to who asks for it, and last', () => {
    const all = [command('Undo', 'Actions', { whyNot: 'nothing to undo' }), command('undone work')];
    expect(labels(all, '')).toEqual(['undone work']);
    expect(labels(all, 'und')).toEqual(['undone work', 'Undo']);
  });

  it('begins with what was used lately, then the screen, and some of everything', () => {
    const all = [
      ...Array.from({ length: 20 }, (_, i) => command(`set ${String(i)}`)),
      command('Data', 'Go to'),
      command('Filter', 'On this screen'),
    ];
    const { groups, more } = rank(prepare(all), ' ', ['Datasets/set 19', 'gone']);
    expect(groups.map(({ title, hits }) => [title, hits.length])).toEqual([
      ['Used lately', 1],
      ['On this screen', 1],
      ['Go to', 1],
      ['Datasets', 6],
    ]);
    expect(more).toBe(13);
  });

  it('draws a bounded number of ten thousand, counts the rest, and each once', () => {
    const all = Array.from({ length: 10_000 }, (_, i) => command(`dataset ${String(i)}`));
    const { groups, more } = rank(prepare([...all, ...all]), 'dataset', []);
    expect(groups[0]?.hits.length).toBe(60);
    expect(more).toBe(9_940);
    expect(labels(all, 'dataset 1234')[0]).toBe('dataset 1234');
  });
});
