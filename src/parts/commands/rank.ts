import { ON_SCREEN, type Command } from './command.ts';
import {
  marksOf,
  matchWords,
  queryWords,
  searchable,
  type Searchable,
  type WordMatch,
} from './match-words.ts';

/** A command that answers, and which letters of its label do. */
export interface Hit {
  command: Command;
  marks: readonly number[];
}

export interface HitGroup {
  title: string;
  hits: readonly Hit[];
}

export interface Ranked {
  groups: readonly HitGroup[];
  /** How many answer that are not shown. */
  more: number;
}

export interface Prepared {
  command: Command;
  label: Searchable;
  /** What describes it; made when it is asked for first. */
  also: () => Searchable;
}

/** Drawn at most; typing narrows the rest. */
const SHOWN = 60;
/** Of a group, while nothing is typed. */
const SHOWN_EACH = 6;
const RECENT = 5;
/** Headings that come first while nothing is typed. */
const FIRST: readonly string[] = [ON_SCREEN, 'Go to', 'Actions'];

/** Makes commands ready to be searched; once for all that is typed. */
export function prepare(commands: readonly Command[]): readonly Prepared[] {
  const seen = new Set<string>();
  const prepared: Prepared[] = [];
  for (const command of commands) {
    if (seen.has(command.id)) continue;
    seen.add(command.id);
    prepared.push({
      command,
      label: searchable(command.label),
      also: once(() => searchable(`${command.group} ${command.also ?? ''} ${command.more ?? ''}`)),
    });
  }
  return prepared;
}

/** What answers, best first and under its headings; with nothing typed, what was used lately and some of each heading. */
export function rank(all: readonly Prepared[], typed: string, recent: readonly string[]): Ranked {
  const words = queryWords(typed);
  return words.length === 0 ? offered(all, recent) : found(all, words, recent);
}

function found(all: readonly Prepared[], words: readonly string[], recent: readonly string[]): Ranked {
  const lately = new Map(recent.map((id, at) => [id, 15 - at * 0.2]));
  const best: (WordMatch & { command: Command })[] = [];
  let count = 0;
  for (const item of all) {
    const match = matchWords(item.label, words) ?? beside(item, words);
    if (!match) continue;
    count++;
    const { command } = item;
    const score = match.score + (lately.get(command.id) ?? 0) - (command.whyNot ? 200 : 0);
    if (best.length === SHOWN && score <= best[SHOWN - 1]!.score) continue;
    // Behind its equals, so that these stay in the order they came.
    const place = best.findIndex((other) => other.score < score);
    best.splice(place < 0 ? best.length : place, 0, { command, score, runs: match.runs });
    best.length = Math.min(best.length, SHOWN);
  }
  const hits = best.map(({ command, runs }) => ({ command, marks: marksOf(runs) }));
  return { groups: grouped(hits), more: count - hits.length };
}

/** Words may also stand in what describes a command; that counts for less, and marks nothing. */
function beside({ label, also }: Prepared, words: readonly string[]): WordMatch | null {
  let score = 0;
  const runs: WordMatch['runs'][number][] = [];
  for (const word of words) {
    const own = matchWords(label, [word]);
    const other = own ? null : matchWords(also(), [word]);
    // Scattered letters would find everything by its description.
    if (!own && (!other || other.score < 35)) return null;
    score += own ? own.score : other!.score * 0.4;
    if (own) runs.push(...own.runs);
  }
  return { score, runs };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function offered(all: readonly Prepared[], recent: readonly string[]): Ranked {
  const possible = all
    .filter(({ command }) => !command.whyNot)
    .map(({ command }) => ({ command, marks: [] }));
  const byId = new Map(possible.map((hit) => [hit.command.id, hit]));
  const lately = recent.flatMap((id) => byId.get(id) ?? []).slice(0, RECENT);
  const groups = grouped(possible.filter((hit) => !lately.includes(hit)));
  groups.sort((a, b) => placeOf(a) - placeOf(b));
  const cut = groups.map(({ title, hits }) => ({ title, hits: hits.slice(0, SHOWN_EACH) }));
  const shown = [...(lately.length > 0 ? [{ title: 'Used lately', hits: lately }] : []), ...cut];
  const count = shown.reduce((sum, { hits }) => sum + hits.length, 0);
  return { groups: shown, more: possible.length - count };
}

function placeOf({ title }: HitGroup): number {
  const place = FIRST.indexOf(title);
  return place < 0 ? FIRST.length : place;
}

/** Headings in the order of their first hit. */
function grouped(hits: readonly Hit[]): HitGroup[] {
  const groups = new Map<string, Hit[]>();
  for (const { command, marks } of hits) {
    const group = groups.get(command.group) ?? [];
    groups.set(command.group, group);
    group.push({ command, marks });
  }
  return [...groups].map(([title, members]) => ({ title, hits: members }));
}
