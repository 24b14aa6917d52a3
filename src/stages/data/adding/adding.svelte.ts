import type { Entry } from '../../../core/artifact/documents.ts';
import { Cancelled } from '../../../core/kernel/cancelled.ts';
import type { Digest, Id } from '../../../core/kernel/objects.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import { estimateSize, rowsOfFile } from '../../../core/table/estimate-size.ts';
import { judgeSize, type Room } from '../../../core/table/judge-size.ts';
import type { GivenPlan } from '../../../core/table/preview-csv.ts';
import { readColumns } from '../../../core/table/read-plan.ts';
import type {
  ColumnPlan,
  Preview,
  ProblemReport,
  ReadOutcome,
  ReadPlan,
} from '../../../core/table/read-plan.ts';
import type { KeptRows } from '../../../core/table/row-picker.ts';
import type { Shelved } from '../../../session/open-project.svelte.ts';
import { roomHere } from '../../../session/room-here.ts';
import type { Task } from '../../../session/tasks.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import { columnKeys, datasetName, editedPlan, nameProblems, type ColumnEdits } from './plan-edits.ts';
import { rolesFrom } from './replacing.ts';

/** So that the chance of a row to be taken can be read in the recipe. */
const SHARE_DIGITS = 4;

export type Read = Extract<ReadOutcome, { state: 'done' }> & {
  entry: Entry | null;
  name: string;
  /** Whether this very version was on the shelf before; no second entry is made then. */
  known: boolean;
  /** Whether it took the place of another version. */
  replaced: boolean;
};

/** One file, or several as one table, on the way in: looked at, planned, read, and asked about where cells do not fit. */
export class Adding {
  readonly project: Id;
  readonly #workbench: Workbench;
  files = $state.raw<readonly File[]>([]);
  preview = $state.raw<Preview | null>(null);
  looking = $state(false);
  task = $state.raw<Task | null>(null);
  /** What the reader found that does not fit; nothing is kept until the person has chosen. */
  asked = $state.raw<{ problems: ProblemReport; rows: number } | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  name = $state('');
  /** Whose file is replaced by what is read, and the version that stood there when it was opened. */
  replaces = $state.raw<Shelved<'table'> | null>(null);
  /** Which part of the rows is read, as the person said it; null = all. */
  rowsTaken = $state.raw<{ take: 'first' | 'random'; count: number } | null>(null);
  #room = $state.raw<Room>({ freeBytes: null, memoryBytes: null });
  /** What the person said of the file as a whole, and of its columns by `columnKeys`. */
  given = $state.raw<GivenPlan>({});
  edits = $state.raw<ColumnEdits>({});
  #turn = 0;

  constructor(workbench: Workbench, project: Id) {
    this.#workbench = workbench;
    this.project = project;
  }

  readonly plan = $derived(
    this.preview ? { ...editedPlan(this.preview, this.edits), rows: this.#keptRows(this.preview) } : null,
  );
  /** What it will take here; null while nothing is known of the file. */
  readonly sizeHere = $derived(this.preview && this.plan ? estimateSize(this.preview, this.plan) : null);
  readonly misfits = $derived(this.sizeHere ? judgeSize(this.sizeHere, this.#room) : []);
  readonly nameProblems = $derived(nameProblems(this.plan?.columns ?? []));
  readonly ready = $derived(
    this.plan !== null &&
      readColumns(this.plan).length > 0 &&
      !this.looking &&
      this.name.trim() !== '' &&
      this.nameProblems.every((p) => !p),
  );
  readonly idle = $derived(this.files.length === 0);
  /** What is read, in words, and its size in bytes. */
  readonly title = $derived(
    this.files.length > 1 ? `${String(this.files.length)} files as one table` : (this.files[0]?.name ?? ''),
  );
  readonly size = $derived(this.files.reduce((sum, { size }) => sum + size, 0));

  /** Several files are one table; they must have the same columns, unless it is `given` to unite them. */
  async open(
    files: readonly File[],
    given: GivenPlan = {},
    replaces: Shelved<'table'> | null = null,
  ): Promise<void> {
    this.close();
    this.files = files;
    this.given = given;
    this.replaces = replaces;
    this.name = replaces?.entry.name ?? datasetName(files[0]?.name ?? '');
    // Where the browser does not tell, nothing is said of it.
    roomHere().then(
      (room) => (this.#room = room),
      () => undefined,
    );
    await this.#look();
  }

  /** Lets go of the file; what it became stays. */
  close(): void {
    this.#turn++;
    this.files = [];
    this.preview = this.asked = this.problem = this.task = null;
    this.looking = false;
    this.given = {};
    this.edits = {};
    this.replaces = null;
    this.rowsTaken = null;
  }

  /** Looks at the file again with other settings; the person's changes to columns stay. */
  async override(given: GivenPlan): Promise<void> {
    await this.giveAnew({ ...this.given, ...given });
  }

  /** As `override`, in place of all that was given. */
  async giveAnew(given: GivenPlan): Promise<void> {
    this.given = given;
    await this.#look();
  }

  /** `key`: of `columnKeys`. */
  editColumn(key: string, patch: Partial<Omit<ColumnPlan, 'source'>>): void {
    this.edits = { ...this.edits, [key]: { ...this.edits[key], ...patch } };
  }

  /** Leaves all columns out, or none; what else was changed of them stays. */
  keepColumns(keep: boolean): void {
    for (const key of columnKeys(this.preview?.plan.columns ?? [])) this.editColumn(key, { leftOut: !keep });
  }

  /** Reads the first `count` rows, or about as many at random; without a count as many as before, or a tenth. */
  keepRows(take: 'all' | 'first' | 'random', count?: number): void {
    if (take === 'all' || !this.preview) {
      this.rowsTaken = null;
      return;
    }
    const tenth = Math.max(1, Math.round(rowsOfFile(this.preview).rows / 10));
    this.rowsTaken = { take, count: count ?? this.rowsTaken?.count ?? Number(tenth.toPrecision(1)) };
  }

  #keptRows(preview: Preview): KeptRows | null {
    const { rowsTaken } = this;
    if (!rowsTaken) return null;
    if (rowsTaken.take === 'first') return { take: 'first', rows: rowsTaken.count };
    const share = Math.min(1, rowsTaken.count / Math.max(1, rowsOfFile(preview).rows));
    return { take: 'random', share: Number(share.toPrecision(SHARE_DIGITS)), seed: 1 };
  }

  backToPlan(): void {
    this.asked = null;
  }

  /**
   * Reads the file in full; null where it was cancelled, failed or left the choice to the person. Once it is read the
   * task still shows, until `close`: the plan is not drawn again for a moment.
   */
  async read(onProblem: ReadPlan['onProblem']): Promise<Read | null> {
    const { files, plan, replaces } = this;
    const place = replaces?.entry ?? null;
    const [file] = files;
    if (!file || !plan) return null;
    const turn = ++this.#turn;
    const { tasks, datasets } = this.#workbench;
    const name = this.name.trim();
    const startMs = Date.now();
    this.problem = this.asked = null;
    try {
      const columns = plan.columns.map((column) => ({ ...column, name: column.name.trim() }));
      const final = { ...plan, columns, onProblem };
      const reading =
        files.length > 1
          ? datasets.readTogether(files, final, this.given, this.project, name, this.#bytesAtLeast, place)
          : datasets.read(file, final, this.project, name, this.#bytesAtLeast, place);
      this.task = tasks.list[0] ?? null;
      const outcome = await reading;
      if (outcome.state === 'done') {
        const { digest } = outcome.table;
        const entry = await this.#entryOf(digest);
        const known = place ? place.body.object === digest : entry !== null && entry.createdMs < startMs;
        return { ...outcome, name, entry, known, replaced: place !== null };
      }
      if (turn === this.#turn) {
        this.asked = { problems: outcome.problems, rows: outcome.rows };
        this.task = null;
      }
    } catch (error) {
      if (turn !== this.#turn) return null;
      if (!(error instanceof Cancelled)) this.problem = factsOf(error);
      // The failure is told here, beside its cause: the tray need not tell it again.
      if (this.task) tasks.dismiss(this.task);
      this.task = null;
    }
    return null;
  }

  /** What is read takes about as much as the file, or as its values if it is only a part. */
  get #bytesAtLeast(): number {
    return Math.min(this.size, this.sizeHere?.storedBytes ?? this.size);
  }

  #entryOf(digest: Digest): Promise<Entry | null> {
    return this.#workbench.documents.latest(
      this.project,
      (doc): doc is Entry => doc.kind === 'entry' && doc.body.object === digest && doc.deletedMs === null,
    );
  }

  async #look(): Promise<void> {
    const { files } = this;
    const [file] = files;
    if (!file) return;
    const turn = ++this.#turn;
    this.looking = true;
    this.problem = null;
    try {
      const { datasets } = this.#workbench;
      const preview = await (files.length > 1
        ? datasets.previewTogether(files, this.given)
        : datasets.preview(file, this.given));
      if (turn !== this.#turn) return;
      this.preview = preview;
      // Roles that were given to the older version's columns are meant for this one too.
      if (this.replaces) {
        this.edits = { ...rolesFrom(this.replaces.object.columns, preview.plan.columns), ...this.edits };
      }
    } catch (error) {
      if (turn === this.#turn && !(error instanceof Cancelled)) this.problem = factsOf(error);
    } finally {
      if (turn === this.#turn) this.looking = false;
    }
  }
}

const kept = new WeakMap<Workbench, Record<Id, Adding>>();

/** The file a project is at: it is still there when the person comes back to the screen. */
export function addingTo(workbench: Workbench, project: Id): Adding {
  const all = kept.get(workbench) ?? {};
  kept.set(workbench, all);
  // In a root of its own, since it outlives the screen that first asks for it.
  if (!all[project]) $effect.root(() => void (all[project] = new Adding(workbench, project)));
  return all[project]!;
}
