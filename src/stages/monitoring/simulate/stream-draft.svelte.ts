import type { Id } from '../../../core/kernel/objects.ts';
import type { Injection, StreamQuestion } from '../../../core/simulate/stream-question.ts';
import type { PoolFacts } from '../../../core/simulate/stream-presets.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { poolChoices, type PoolChoice } from './stream-pools.ts';

export type StreamForm = Omit<StreamQuestion, 'pool'> & { pool: string | null };

/** A year from now back, so that dates are those a person has in mind. */
const DAYS = 365;

/** The form of a log that is to be made: replaced as a whole with every change. */
export class StreamDraft {
  readonly #open: OpenProject;
  form = $state.raw<StreamForm>(begun());

  constructor(open: OpenProject, pool: string | null) {
    this.#open = open;
    this.form = { ...this.form, pool: pool as Id | null };
  }

  readonly pools = $derived.by(() => poolChoices(this.#open));
  readonly pool = $derived.by(
    (): PoolChoice | null => this.pools.find(({ key }) => key === this.form.pool) ?? this.pools[0] ?? null,
  );
  readonly question = $derived.by((): StreamQuestion | null =>
    this.pool ? { ...this.form, pool: this.pool.pool } : null,
  );
  readonly facts = $derived.by((): PoolFacts => {
    const columns = (this.pool?.columns ?? []).filter(({ name }) => this.pool!.pool.inputs.includes(name));
    return {
      numbers: columns.filter(({ type }) => type === 'number' || type === 'integer').map(({ name }) => name),
      categories: columns.flatMap((column) =>
        column.type === 'category' ? [{ name: column.name, values: column.levels }] : [],
      ),
      hasLabel: typeof this.pool?.pool.label === 'string',
      days: this.form.days,
    };
  });

  change(patch: Partial<StreamForm>): void {
    this.form = { ...this.form, ...patch };
  }

  /** Another length: what stayed to the end stays to the new one. */
  setDays(days: number): void {
    const injections = this.form.injections.map((injection) => {
      const { course } = injection;
      const toDay = course.toDay >= this.form.days ? days : Math.min(course.toDay, days);
      return { ...injection, course: { ...course, toDay, fromDay: Math.min(course.fromDay, toDay - 1) } };
    });
    this.change({ days, injections });
  }

  add(injections: readonly Injection[]): void {
    this.change({ injections: [...this.form.injections, ...injections] });
  }

  replace(injection: Injection): void {
    const injections = this.form.injections.map((each) => (each.id === injection.id ? injection : each));
    this.change({ injections });
  }

  remove(id: string): void {
    this.change({ injections: this.form.injections.filter((each) => each.id !== id) });
  }
}

/** What an edit of the form is called in undo. */
export function editWords(before: StreamForm, after: StreamForm): string {
  const added = after.injections.find(({ id }) => !before.injections.some((each) => each.id === id));
  if (added) return `Add “${added.name}”`;
  const removed = before.injections.find(({ id }) => !after.injections.some((each) => each.id === id));
  if (removed) return `Remove “${removed.name}”`;
  const changed = after.injections.find((each) => !before.injections.includes(each));
  return changed && before.days === after.days ? `Change “${changed.name}”` : 'Change the log to be made';
}

function begun(): StreamForm {
  const year = new Date().getUTCFullYear() - 1;
  return {
    pool: null,
    startMs: Date.UTC(year, 0, 1),
    days: DAYS,
    rowsPerDay: 100,
    weekend: 0.5,
    night: 0.15,
    seed: 1,
    labels: { by: 'fixed', days: 14, spread: 0.6, never: 0.05 },
    latencyMs: 40,
    versions: [],
    feedback: 0.03,
    injections: [],
  };
}
