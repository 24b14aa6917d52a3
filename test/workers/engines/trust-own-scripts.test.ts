import { afterEach, describe, expect, it, vi } from 'vitest';
import { trustOwnScripts } from '../../../workers/engines/trust-own-scripts.ts';

interface Rules {
  createScriptURL: (address: string) => string;
}

/** The rules of the default policy that a worker at this address makes. */
function rulesAt(href: string): Rules {
  let made: Rules | null = null;
  const createPolicy = (name: string, rules: Rules): object => {
    expect(name).toBe('default');
    made = rules;
    return rules;
  };
  vi.stubGlobal('location', new URL(href));
  vi.stubGlobal('trustedTypes', { defaultPolicy: null, createPolicy });
  trustOwnScripts();
  return made!;
}

describe('trustOwnScripts', () => {
  afterEach(() => vi.unstubAllGlobals());
  const rules = (): Rules => rulesAt('https://host.test/some/where/assets/infer.worker.js');

  it('passes scripts of the own origin', () => {
    const script = 'https://host.test/some/where/ort/1/threads.mjs';
    expect(rules().createScriptURL(script)).toBe(script);
    expect(rules().createScriptURL('../ort/1/threads.mjs')).toBe(script);
  });

  it.each([
    'https://elsewhere.test/threads.mjs',
    'https://host.test.elsewhere.test/threads.mjs',
    'http://host.test/threads.mjs',
    'blob:https://host.test/0b7f',
    'data:text/javascript,postMessage(1)',
    '//elsewhere.test/threads.mjs',
  ])('refuses %s', (address) => {
    expect(() => rules().createScriptURL(address)).toThrow('not our own');
  });

  it('lets text be no script and no mark-up: only addresses have a rule', () => {
    expect(Object.keys(rules())).toEqual(['createScriptURL']);
  });

  it('does nothing where there are no Trusted Types, and leaves a policy that is there', () => {
    expect(() => trustOwnScripts()).not.toThrow();
    const createPolicy = vi.fn();
    vi.stubGlobal('trustedTypes', { defaultPolicy: {}, createPolicy });
    trustOwnScripts();
    expect(createPolicy).not.toHaveBeenCalled();
  });
});
