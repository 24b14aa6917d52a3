import { analyzeLane, profileLane } from '../compute/clients.ts';
import type { Digest, Id } from '../core/kernel/objects.ts';
import type { ModelVersion } from '../core/model/model-version.ts';
import type { Shadow, ShadowRun, ShadowSide } from '../core/shadow/shadow.ts';
import type { ShadowCheck, ShadowCheckQuestion } from '../core/shadow/shadow-check.ts';
import type { ShadowReport, ShadowReportQuestion } from '../core/shadow/shadow-report.ts';
import type { Documents } from './documents.svelte.ts';
import type { LiveShadow, ShadowRole } from './live-shadow.svelte.ts';
import type { OpenProject } from './open-project.svelte.ts';
import type { Tasks } from './tasks.svelte.ts';

/** What a run takes is fetched with the first one: no other screen needs it. */
const running = async () => {
  const [run, live, rows] = await Promise.all([
    import('./run-shadow.ts'),
    import('./live-shadow.svelte.ts'),
    import('../core/shadow/mirrored-rows.ts'),
  ]);
  return { ...run, ...live, ...rows };
};

/** Two that answer the same rows side by side. */
export class Shadows {
  readonly #tasks: Tasks;
  readonly #documents: Documents;
  /** Those that run in this page. */
  #live = $state.raw<readonly LiveShadow[]>([]);
  /** The champion alone, on its second run. */
  #again = $state.raw<readonly LiveShadow[]>([]);

  constructor(tasks: Tasks, documents: Documents) {
    this.#tasks = tasks;
    this.#documents = documents;
  }

  liveOf(id: Id): LiveShadow | null {
    return this.#live.find((live) => live.id === id) ?? null;
  }

  againOf(id: Id): LiveShadow | null {
    return this.#again.find((live) => live.id === id) ?? null;
  }

  /** Runs both sides and keeps what came of it in the document. Rejects with Cancelled where it was stopped. */
  async run(open: OpenProject, shadow: Shadow): Promise<void> {
    const { body, id, name, projectId: project } = shadow;
    const table = open.object('table', body.table);
    const models = [body.champion, body.challenger].map(({ model }) => open.object('model', model));
    if (!table || !models.every((model): model is ModelVersion => model !== null)) return;
    const { LiveShadow, mirroredRows, runShadow } = await running();
    if (this.liveOf(id)) return;
    const rows = mirroredRows(table.rows, body.percent, body.seed).length;
    const [first, second] = models.map(({ signature }) => signature.task);
    const live = new LiveShadow(id, rows, [first!, second!], body.tolerance);
    this.#live = [...this.#live, live];
    try {
      const run = await runShadow(this.#tasks, open, shadow, live, rows);
      live.closing = true;
      const evaluated: ShadowRun = {
        ...run,
        champion: await this.#evaluate(shadow, 'champion', run.champion),
        challenger: await this.#evaluate(shadow, 'challenger', run.challenger),
      };
      const isIt = (doc: { id: Id }): doc is Shadow => doc.id === id;
      const latest = (await this.#documents.latest(project, isIt)) ?? shadow;
      await this.#documents.change(latest, { body: { ...latest.body, run: evaluated } }, `Run “${name}”`);
    } finally {
      this.#live = this.#live.filter((other) => other !== live);
    }
  }

  /** Runs the champion once more on the same rows, alone. Rejects with Cancelled where it was stopped. */
  async runAgain(open: OpenProject, shadow: Shadow): Promise<void> {
    const { id, name, projectId: project, body } = shadow;
    const task = open.object('model', body.champion.model)?.signature.task;
    if (!body.run || !task) return;
    const { LiveShadow, runChampionAgain } = await running();
    if (this.againOf(id)) return;
    const live = new LiveShadow(id, body.run.asked, [task, task], body.tolerance);
    this.#again = [...this.#again, live];
    try {
      const again = await runChampionAgain(this.#tasks, shadow, live);
      const isIt = (doc: { id: Id }): doc is Shadow => doc.id === id;
      const latest = (await this.#documents.latest(project, isIt)) ?? shadow;
      // A comparison that was run anew meanwhile is not the one this belongs to.
      if (latest.body.run?.startMs !== body.run.startMs) return;
      const run = { ...latest.body.run, again };
      await this.#documents.change(
        latest,
        { body: { ...latest.body, run } },
        `Run the champion of “${name}” again`,
      );
    } finally {
      this.#again = this.#again.filter((other) => other !== live);
    }
  }

  check(question: ShadowCheckQuestion): Promise<ShadowCheck> {
    return profileLane.run((api) => api.shadowCheck(question));
  }

  report(question: ShadowReportQuestion): Promise<ShadowReport> {
    return profileLane.run((api) => api.shadowReport(question));
  }

  /** By an evaluation the rows behind the figures can be shown; without one the figures stand all the same. */
  async #evaluate(shadow: Shadow, role: ShadowRole, side: ShadowSide): Promise<ShadowSide> {
    const { truth } = shadow.body;
    const { predictions } = side;
    if (truth === null || predictions === null || side.evaluation !== null) return side;
    try {
      const { digest } = await this.#tasks.run<{ digest: Digest }>({
        title: `Evaluate the ${role} of “${shadow.name}”`,
        project: shadow.projectId,
        run: (job, onProgress, signal) => {
          const ticket = { job, project: shadow.projectId, name: shadow.name, unshelved: true };
          return analyzeLane.run((api) => api.evaluate(predictions, truth, ticket, onProgress), signal);
        },
      });
      return { ...side, evaluation: digest };
    } catch (error) {
      console.warn(`The ${role} could not be evaluated.`, error);
      return side;
    }
  }
}
