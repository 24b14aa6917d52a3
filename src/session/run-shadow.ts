import { shadowLane } from '../compute/clients.ts';
import { callback } from '../compute/lane.ts';
import { Cancelled } from '../core/kernel/cancelled.ts';
import { factsOf } from '../core/kernel/problem.ts';
import { startsFirst } from '../core/shadow/mirrored-rows.ts';
import type { Shadow, ShadowRun, ShadowSide } from '../core/shadow/shadow.ts';
import type { LanePart } from '../core/shadow/shadow-lane.ts';
import type { LiveShadow, ShadowRole } from './live-shadow.svelte.ts';
import type { OpenProject } from './open-project.svelte.ts';
import { StartTogether } from './start-together.ts';
import type { Tasks } from './tasks.svelte.ts';

/** A side that says nothing for this long, and for this many timeouts, is ended: a call cannot be broken off. */
const SILENT_MS = 20_000;
const SILENT_TIMEOUTS = 20;

const NOTHING: ShadowSide = {
  ...{ predictions: null, evaluation: null, reused: false, problem: null },
  ...{ answered: 0, failed: 0, timedOut: 0, errors: [], firstMs: null, lastMs: null, calls: 0, callsMs: [] },
  environment: null,
};

/**
 * Runs both sides in workers of their own. One that fails is kept as failed and does not stop the other; where both
 * were stopped, Cancelled is thrown.
 */
export async function runShadow(
  tasks: Tasks,
  open: OpenProject,
  shadow: Shadow,
  live: LiveShadow,
  rows: number,
): Promise<ShadowRun> {
  const startedFirst = startsFirst(shadow.body.seed);
  const second = startedFirst === 'champion' ? 'challenger' : 'champion';
  const start = new StartTogether<ShadowRole>([startedFirst, second]);
  const side = async (role: ShadowRole): Promise<ShadowSide> => {
    try {
      const known = shadow.body.reuse ? storedSide(open, shadow, role, rows) : null;
      const done = known ?? (await runSide(tasks, shadow, role, live, start));
      live[role].state = 'done';
      return done;
    } catch (error) {
      if (live.signal.aborted) throw new Cancelled();
      live[role].state = 'failed';
      live[role].problem = error instanceof Cancelled ? 'It was stopped.' : factsOf(error).message;
      return { ...NOTHING, problem: live[role].problem };
    } finally {
      start.out(role);
    }
  };
  const [champion, challenger] = await Promise.all([side('champion'), side('challenger')]);
  return { startMs: live.startMs, endMs: Date.now(), asked: rows, startedFirst, champion, challenger };
}

/** The champion on the same rows once more, with nothing beside it; throws what it fails of. */
export async function runChampionAgain(tasks: Tasks, shadow: Shadow, live: LiveShadow): Promise<ShadowSide> {
  try {
    return await runSide(tasks, shadow, 'champion', live, new StartTogether<ShadowRole>(['champion']));
  } catch (error) {
    if (live.signal.aborted) throw new Cancelled();
    throw error;
  }
}

async function runSide(
  tasks: Tasks,
  { body, name, projectId: project }: Shadow,
  role: ShadowRole,
  live: LiveShadow,
  start: StartTogether<ShadowRole>,
): Promise<ShadowSide> {
  const { backend, threads, model } = body[role];
  const { table, percent, seed, rowsACall, timeoutMs } = body;
  const question = { model, table, percent, seed, rowsACall, timeoutMs };
  const lane = shadowLane(backend, threads);
  const silent = watchSilence(live, role, timeoutMs);
  try {
    const result = await tasks.run({
      title: `Run the ${role} of “${name}”`,
      project,
      run: (job, onProgress, signal) => {
        const onPart = callback((part: LanePart) => {
          live.take(role, part);
          onProgress({ phase: 'answering', done: part.done, total: part.total, unit: 'rows' });
        });
        const whenToStart = callback(() => {
          live[role].state = 'ready';
          return start.ready(role);
        });
        const ticket = { job, project, name, unshelved: true };
        return lane.run(
          (api) => api.shadow(question, ticket, onPart, whenToStart),
          AbortSignal.any([signal, live.signal, silent.signal]),
        );
      },
    });
    return { ...NOTHING, ...result };
  } catch (error) {
    if (silent.signal.aborted) throw new Error('It stopped answering and was ended.', { cause: error });
    throw error;
  } finally {
    silent.end();
  }
}

function watchSilence(
  live: LiveShadow,
  role: ShadowRole,
  timeoutMs: number | null,
): { signal: AbortSignal; end: () => void } {
  const abort = new AbortController();
  if (timeoutMs === null) return { signal: abort.signal, end: () => undefined };
  const most = Math.max(SILENT_MS, SILENT_TIMEOUTS * timeoutMs);
  const timer = setInterval(() => {
    const { state, heardMs } = live[role];
    if (state === 'running' && performance.now() - heardMs > most) abort.abort();
  }, 1000);
  return { signal: abort.signal, end: () => clearInterval(timer) };
}

/** Answers that are there already, where nothing needs to be timed. */
function storedSide(open: OpenProject, { body }: Shadow, role: ShadowRole, rows: number): ShadowSide | null {
  const { model } = body[role];
  const isIts = (object: { model: string; table: string }): boolean =>
    object.model === model && object.table === body.table;
  const evaluation = open.evaluations.find(({ object }) => isIts(object))?.object;
  const predictions =
    open.predictions.find(({ object, whole }) => whole && isIts(object))?.object ??
    (evaluation && open.isWhole(evaluation.predictions)
      ? open.object('predictions', evaluation.predictions)
      : null);
  if (!predictions || body.percent < 100) return null;
  return {
    ...NOTHING,
    predictions: predictions.digest,
    reused: true,
    answered: rows - predictions.failed,
    failed: predictions.failed,
  };
}
