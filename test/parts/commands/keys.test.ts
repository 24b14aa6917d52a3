import { describe, expect, it } from 'vitest';
import { areSingle, KeySequence, keyWords, pressed } from '../../../src/parts/commands/keys.ts';

const press = (key: string, held: Partial<Parameters<typeof pressed>[0]> = {}) => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('keys', () => {
  it.each([
    ['Ctrl-K', press('k', { ctrlKey: true }), false, 'mod+k'],
    ['Cmd-K on a Mac', press('k', { metaKey: true }), true, 'mod+k'],
    ['Ctrl-K on a Mac, which cuts a line there', press('k', { ctrlKey: true }), true, null],
    ['the Windows key', press('k', { metaKey: true }), false, null],
    ['Ctrl-Shift-Z', press('Z', { ctrlKey: true, shiftKey: true }), false, 'mod+shift+z'],
    ['Ctrl-Z with Caps Lock', press('Z', { ctrlKey: true }), false, 'mod+z'],
    ['Ctrl-Z on a Russian keyboard', press('я', { ctrlKey: true, code: 'KeyZ' }), false, 'mod+z'],
    ['a sign that takes Shift', press('?', { shiftKey: true }), false, '?'],
    ['a letter', press('g'), false, 'g'],
    ['a capital letter', press('G', { shiftKey: true }), false, null],
    ['a letter with Alt', press('g', { altKey: true }), false, null],
    ['an arrow', press('ArrowDown'), false, null],
    ['the space bar', press(' '), false, null],
  ])('%s', (_, event, mac, expected) => {
    expect(pressed(event, mac)).toBe(expected);
  });

  it('are called as on the keyboard at hand', () => {
    expect(keyWords('mod+shift+z', false)).toBe('Ctrl+Shift+Z');
    expect(keyWords('mod+shift+z', true)).toBe('⌘+⇧+Z');
    expect(keyWords('g d', false)).toBe('G then D');
    expect(['mod+k', '?', 'g d'].map(areSingle)).toEqual([false, true, true]);
  });

  it('make sequences, within a while', () => {
    const known = ['g d', 'd', 'mod+k'];
    const sequence = new KeySequence();
    expect(sequence.take('g', known, 0)).toBeNull();
    expect(sequence.take('d', known, 1000)).toBe('g d');
    expect(sequence.take('d', known, 1100)).toBe('d');
    sequence.take('g', known, 2000);
    expect(sequence.take('d', known, 4000)).toBe('d');
    sequence.take('g', known, 5000);
    expect(sequence.take('x', known, 5100)).toBeNull();
    expect(sequence.take('d', known, 5200)).toBe('d');
    sequence.take('g', known, 6000);
    expect(sequence.take('g', known, 6100)).toBeNull();
    expect(sequence.take('d', known, 6200)).toBe('g d');
  });
});
