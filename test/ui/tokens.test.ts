import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../src/ui/tokens.css', import.meta.url), 'utf8');

function block(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  expect(start, selector).toBeGreaterThanOrEqual(0);
  const body = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start));
  return Object.fromEntries(
    [...body.matchAll(/^\s*([\w-]+):\s*([^;]+);/gm)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

const light = block(':root');
const dark = block(":root[data-theme='dark']");
const system = block(':root:not([data-theme])');

/** WCAG 2.2 relative luminance of #rrggbb. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

const GROUNDS = ['paper', 'surface', 'accent-soft'];
const TONES = ['good', 'bad', 'warn', 'reference', 'current', 'champion', 'human'];
/** Text on its ground: 4.5 or more (WCAG 1.4.3). */
const TEXT: [string, string][] = [
  ...['ink', 'ink-2', 'ink-3', 'accent', ...TONES].flatMap((ink) =>
    GROUNDS.map((ground): [string, string] => [ink, ground]),
  ),
  ...['ink', 'ink-2', 'ink-3'].map((ink): [string, string] => [ink, 'sunken']),
  ...TONES.flatMap((tone): [string, string][] => [
    ['ink', `${tone}-soft`],
    ['ink-2', `${tone}-soft`],
  ]),
  ['on-accent', 'accent'],
];
/** Marks and borders of controls: 3 or more (WCAG 1.4.11). */
const MARKS: [string, string][] = ['control-line', 'focus', 'accent', ...TONES].flatMap((mark) =>
  ['paper', 'surface', 'sunken'].map((ground): [string, string] => [mark, ground]),
);

describe('tokens', () => {
  it('has the dark values once more for the system theme', () => {
    expect(system).toEqual(dark);
    for (const name of Object.keys(dark)) expect(light, name).toHaveProperty(name);
  });

  for (const [theme, tokens] of [
    ['light', light],
    ['dark', dark],
  ] as const) {
    it.each(TEXT)(`${theme}: text %s on %s`, (ink, ground) => {
      expect(contrast(tokens[`--${ink}`]!, tokens[`--${ground}`]!)).toBeGreaterThanOrEqual(4.5);
    });
    it.each(MARKS)(`${theme}: mark %s on %s`, (mark, ground) => {
      expect(contrast(tokens[`--${mark}`]!, tokens[`--${ground}`]!)).toBeGreaterThanOrEqual(3);
    });
  }
});
