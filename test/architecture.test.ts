import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The walls of the house. dependency-cruiser checks the same table, but misses `import type` inside .svelte files;
 * this reads every import by its text, and asserts how much it saw, so that it cannot go blind.
 */
const ROOT = join(import.meta.dirname, '..');
const { FLOORS, ROOMS } = createRequire(import.meta.url)('../scripts/build/rooms.cjs') as {
  FLOORS: Record<string, string[]>;
  ROOMS: string[];
};

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

const IMPORT =
  /(?:^|[\n;>])\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\(\s*'([^']+)'\s*\)/g;

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  return [...text.matchAll(IMPORT)].map(([, typeOnly, fixed, dynamic]) => {
    const target = (fixed ?? dynamic!).split('?')[0]!;
    const to = target.startsWith('.') ? relative(ROOT, join(ROOT, dirname(file), target)) : target;
    return { from: file, to, typeOnly: typeOnly !== undefined };
  });
}

const files = [...filesBelow('src'), ...filesBelow('workers')];
const imports = files.flatMap(importsOf);
const floorOf = (file: string): string | null => /^src\/([a-z]+)\//.exec(file)?.[1] ?? null;
const roomOf = (file: string): string | null => /^src\/core\/([a-z]+)\//.exec(file)?.[1] ?? null;
const inWords = (broken: Import[]): string[] => broken.map(({ from, to }) => `${from} -> ${to}`);

describe('the walls of the house', () => {
  it('sees the house: files of every floor, and imports from nearly every file', () => {
    expect(new Set(files.map(floorOf))).toEqual(new Set([...Object.keys(FLOORS), 'app', null]));
    expect(files.length).toBeGreaterThan(300);
    expect(imports.length).toBeGreaterThan(files.length * 2);
    expect(imports.some(({ from, typeOnly }) => from.endsWith('.svelte') && typeOnly)).toBe(true);
  });

  it('imports between floors run one way', () => {
    const broken = imports.filter(({ from, to }) => {
      const floor = floorOf(from);
      const target = floorOf(to);
      if (floor === null || floor === 'app' || !(floor in FLOORS)) return false;
      if (to.startsWith('workers/')) return floor !== 'compute' || !to.endsWith('.worker.ts');
      return target !== null && target !== floor && !FLOORS[floor]!.includes(target);
    });
    expect(inWords(broken)).toEqual([]);
  });

  it('rooms of core import only rooms to their left', () => {
    const broken = imports.filter(({ from, to }) => {
      const room = roomOf(from);
      const target = roomOf(to);
      return room !== null && target !== null && ROOMS.indexOf(target) > ROOMS.indexOf(room);
    });
    expect(inWords(broken)).toEqual([]);
    const unknown = files.flatMap((file) => roomOf(file) ?? []).filter((room) => !ROOMS.includes(room));
    expect(unknown).toEqual([]);
  });

  it('stages never import each other', () => {
    const stageOf = (file: string): string | null => /^src\/stages\/([a-z]+)\//.exec(file)?.[1] ?? null;
    const broken = imports.filter(({ from, to }) => {
      const stage = stageOf(from);
      return stage !== null && stageOf(to) !== null && stageOf(to) !== stage;
    });
    expect(inWords(broken)).toEqual([]);
  });

  it('workers import core, storage and the types of the contract', () => {
    const broken = imports.filter(({ from, to, typeOnly }) => {
      if (!from.startsWith('workers/') || !to.startsWith('src/')) return false;
      return (
        !/^src\/(core|storage)\//.test(to) && !(/^src\/compute\/(contract|calls)\.ts$/.test(to) && typeOnly)
      );
    });
    expect(inWords(broken)).toEqual([]);
  });

  it.each([
    ['dexie', /^dexie$/, /^src\/storage\//],
    ['comlink', /^comlink$/, /^(src\/compute|workers)\//],
    ['engines', /^(onnxruntime-web|@tensorflow)/, /^workers\/engines\//],
    ['d3', /^d3(-|$)/, /^src\/charts\//],
    ['file formats', /^(hyparquet|@zip\.js|@uwdata)/, /^workers\/readers\//],
    [
      'Svelte stays out of core, compute and storage',
      /^svelte/,
      /^src\/(app|stages|parts|session|charts|ui|main)/,
    ],
  ])('%s shows only in its home', (_name, library, home) => {
    const uses = imports.filter(({ to }) => library.test(to));
    expect(uses.length).toBeGreaterThan(0);
    expect(inWords(uses.filter(({ from }) => !home.test(from)))).toEqual([]);
  });

  it('has no barrels and no rooms for odds and ends', () => {
    expect(files.filter((file) => /\/(index|utils?|helpers?|common|misc)(\.ts|\/)/.test(file))).toEqual([]);
  });
});
