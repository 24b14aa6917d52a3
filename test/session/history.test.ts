import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/core/kernel/problem.ts';
import { History, type Step } from '../../src/session/history.svelte.ts';

/** Steps that append to a text and take it off again. */
function appending(word: string, state: { text: string }, owner?: object): Step {
  return {
    label: word,
    ...(owner ? { owner } : {}),
    redo: async () => {
      await Promise.resolve();
      state.text += word;
      return true;
    },
    undo: async () => {
      await Promise.resolve();
      state.text = state.text.slice(0, -word.length);
      return true;
    },
  };
}

describe('history', () => {
  it('takes back and does again, and tells what', async () => {
    const state = { text: '' };
    const history = new History();
    await history.run(appending('a', state));
    await history.run(appending('b', state));
    expect([history.canUndo, history.canRedo]).toEqual(['b', null]);
    expect(await history.undo()).toBe('b');
    expect(await history.undo()).toBe('a');
    expect(await history.undo()).toBeNull();
    expect([state.text, history.canRedo]).toEqual(['', 'a']);
    expect(await history.redo()).toBe('a');
    await history.run(appending('c', state));
    expect(history.canRedo).toBeNull();
    expect(state.text).toBe('ac');
  });

  it('takes one step after the other, however fast the keys are', async () => {
    const state = { text: '' };
    const history = new History();
    await Promise.all(['a', 'b', 'c'].map((word) => history.run(appending(word, state))));
    expect(state.text).toBe('abc');
    expect(await Promise.all([history.undo(), history.undo(), history.redo()])).toEqual(['c', 'b', 'b']);
    expect(state.text).toBe('ab');
  });

  it('takes back a step that is no longer the last by a step of its own', async () => {
    const state = { text: '' };
    const history = new History();
    const first = appending('a', state);
    await history.run(first);
    await history.takeBack(first);
    expect([state.text, history.canUndo, history.canRedo]).toEqual(['', null, 'a']);
    // Its message still stands there, with its button.
    await history.takeBack(first);
    expect([state.text, history.canUndo, history.canRedo]).toEqual(['', null, 'a']);
    await history.redo();
    await history.run(appending('b', state));
    await history.takeBack(first);
    expect([state.text, history.canUndo]).toEqual(['a', 'Take back: a']);
    await history.undo();
    expect([state.text, history.canUndo]).toEqual(['aa', 'b']);
  });

  it('forgets what is gone for good, and keeps what only failed', async () => {
    const history = new History();
    let code = 'storage.full';
    await history.run({
      label: 'x',
      redo: () => Promise.resolve(true),
      undo: () => Promise.reject(new Problem({ code, message: 'no' })),
    });
    await expect(history.undo()).rejects.toThrow('no');
    expect(history.canUndo).toBe('x');
    code = 'document.gone';
    await expect(history.undo()).rejects.toThrow('no');
    expect(history.canUndo).toBeNull();
  });

  it('forgets the edits of a form that is gone', async () => {
    const state = { text: '' };
    const history = new History();
    const form = {};
    await history.run(appending('a', state));
    await history.run(appending('b', state, form));
    history.forget(form);
    expect(history.canUndo).toBe('a');
  });
});
