import type { Shadow, ShadowParticipant, ShadowSide } from '../../../core/shadow/shadow.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { formatCount, formatPlural } from '../../../ui/format.ts';
import type { RunsOn } from './shadow-draft.svelte.ts';

export const RUN_WORDS: Readonly<Record<RunsOn, string>> = {
  'wasm-one': 'WASM, one thread',
  'wasm-all': 'WASM, all threads',
  'webgpu-one': 'WebGPU',
};

export function runsOnWords({ backend, threads }: ShadowParticipant): string {
  return RUN_WORDS[backend === 'webgpu' ? 'webgpu-one' : threads === 'one' ? 'wasm-one' : 'wasm-all'];
}

/** Where a side's answers came from. */
export function ranOnWords({ reused, problem, environment }: ShadowSide): string {
  if (reused) return 'answers that were here';
  if (!environment) return problem === null ? 'answers in the data' : '–';
  const { backend, threads } = environment;
  return backend === 'webgpu' ? 'WebGPU' : `WASM, ${formatPlural(threads, 'thread')}`;
}

/** What both sides go by: the models' names, with how they run where it is one model twice. */
export function sideNames(
  open: OpenProject,
  { body }: Shadow,
): readonly [champion: string, challenger: string] {
  const { champion, challenger } = body;
  const names = [champion, challenger].map(({ model }) => open.nameOf(model, 'a model no longer here'));
  if (names[0] !== names[1]) return [names[0]!, names[1]!];
  const ways = [champion, challenger].map(runsOnWords);
  if (ways[0] === ways[1]) return [`${names[0]!}, champion`, `${names[1]!}, again`];
  return [`${names[0]!} (${ways[0]!})`, `${names[1]!} (${ways[1]!})`];
}

/** Rows that have no answer of a side, each kind of reason apart; "all answered" where there are none. */
export function lackWords({ failed, timedOut, problem }: ShadowSide): string {
  if (problem !== null) return 'failed as a whole';
  const parts = [
    ...(failed > 0 ? [`${formatCount(failed)} failed`] : []),
    ...(timedOut > 0 ? [`${formatCount(timedOut)} too late`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : 'all answered';
}

/** What was asked of whom, in a sentence. */
export function askedWords(open: OpenProject, { body }: Shadow, rows: number | null): string {
  const mirrored = body.percent < 100 ? `${String(body.percent)}% of the rows` : 'Every row';
  const count = rows === null ? '' : ` (${formatPlural(rows, 'row')})`;
  const limit = body.timeoutMs === null ? '' : `, at most ${formatCount(body.timeoutMs)} ms a call`;
  return `${mirrored}${count} of ${open.nameOf(body.table, 'a dataset no longer here')} to both, ${formatPlural(body.rowsACall, 'row')} a call${limit}.`;
}
