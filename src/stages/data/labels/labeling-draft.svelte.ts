import { newDocument } from '../../../core/artifact/new-document.ts';
import { createRandom } from '../../../core/kernel/random.ts';
import { versionInForce } from '../../../core/labels/data-definition.ts';
import type { Labeling, LabelSource } from '../../../core/labels/labeling.ts';
import type { Predicate } from '../../../core/slices/predicate.ts';
import type { TableVersion } from '../../../core/table/column.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { freshId } from '../../../session/ids.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

export type From = LabelSource['from'];

/** A labeling that is being described. */
export class LabelingDraft {
  readonly #workbench: Workbench;
  readonly #open: OpenProject;
  table = $state('');
  name = $state('');
  question = $state('');
  /** A class a line. */
  classLines = $state('');
  ordered = $state(false);
  from = $state<From>('here');
  columns = $state.raw<readonly string[]>([]);
  lines = $state.raw({ table: '', item: '', key: '', annotator: '', label: '' });
  /** Imported labels, and more made here. */
  andHere = $state(false);
  where = $state.raw<Predicate>({ op: 'all' });
  sample = $state<number | null>(null);
  seed = $state(1);
  blind = $state(true);
  shown = $state.raw<readonly string[] | null>(null);
  definition = $state('');
  reference = $state('');

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.#open = workbench.open!;
    const first = this.tables[0];
    if (first) this.choose(first.object.digest);
  }

  get tables() {
    return this.#open.tables.filter(({ whole }) => whole);
  }

  readonly version = $derived.by(
    (): TableVersion | null =>
      this.#open.tables.find(({ object }) => object.digest === this.table)?.object ?? null,
  );
  readonly classes = $derived([
    ...new Set(
      this.classLines
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ]);
  readonly made = $derived(this.from === 'here' || this.andHere);

  /** Begins with what a table has to say. */
  choose(digest: string): void {
    this.table = digest;
    this.where = { op: 'all' };
    this.shown = null;
    this.reference = '';
    const { version } = this;
    if (!version) return;
    const label = version.columns.find(({ role }) => role === 'label');
    this.columns = version.columns.filter(({ role }) => role === 'annotator').map(({ name }) => name);
    if (this.classLines.trim() === '' && label?.type === 'category') {
      this.classLines = label.levels.join('\n');
    }
    if (this.question === '' && label) this.question = `Which ${label.name}?`;
    if (this.name === '') this.name = `Labels of ${this.#open.nameOf(version.digest, 'a dataset')}`;
  }

  /** Takes the classes of a definition's version in force, and records it with every label. */
  define(id: string): void {
    this.definition = id;
    const text = this.#definition()?.text;
    if (!text) return;
    if (text.classes.length > 0) this.classLines = text.classes.map(({ name }) => name).join('\n');
    if (text.label) this.question = text.label;
  }

  /** What is still to be said, in words; null where it is whole. */
  readonly lacks = $derived.by((): string | null => {
    if (!this.version) return 'Choose a dataset.';
    if (this.name.trim() === '') return 'Give it a name.';
    if (this.question.trim() === '') return 'Write down what is asked about each row.';
    if (this.classes.length < 2) return 'Name two classes or more, each on a line of its own.';
    if (this.from === 'columns' && this.columns.length === 0) return 'Choose the columns that hold labels.';
    if (this.from === 'lines') {
      const { table, item, annotator, label } = this.lines;
      if (!table || !item || !annotator || !label)
        return 'Say which columns name example, annotator and label.';
    }
    return null;
  });

  /** Adds it to the project. */
  async make(): Promise<Labeling> {
    const rows = await this.#rows();
    const identity = { id: freshId(), projectId: this.#open.id, name: this.name.trim(), nowMs: Date.now() };
    const labeling = newDocument('labeling', identity, {
      table: this.version!.digest,
      question: this.question.trim(),
      classes: this.classes,
      ordered: this.ordered,
      sources: this.#sources(),
      rows,
      columns: this.shown,
      blind: this.blind,
      definition: this.#definition() ? (this.definition as Labeling['id']) : null,
      reference: this.reference || null,
      rounds: [{ number: 1, startMs: identity.nowMs, note: '' }],
      results: [],
    });
    await this.#workbench.documents.add(labeling, `Add “${labeling.name}”`);
    return labeling;
  }

  #definition() {
    const found = this.#open.definitions.find(({ id }) => id === this.definition);
    return found ? versionInForce(found.body) : null;
  }

  #sources(): LabelSource[] {
    const here: LabelSource[] = this.made ? [{ from: 'here' }] : [];
    if (this.from === 'columns') return [{ from: 'columns', columns: this.columns }, ...here];
    if (this.from === 'here') return here;
    const { table, item, key, annotator, label } = this.lines;
    const digest = table as TableVersion['digest'];
    return [{ from: 'lines', table: digest, item, key: key || null, annotator, label }, ...here];
  }

  /** Those of the slice, or a random sample of them, by number; null = every row. */
  async #rows(): Promise<readonly number[] | null> {
    const { where, sample, version } = this;
    if (!this.made || (where.op === 'all' && (sample === null || sample >= version!.rows))) return null;
    const { datasets } = this.#workbench;
    const view = await datasets.arrange({ table: version!.digest, evaluation: null, where, sort: [] });
    const numbers: number[] = [];
    const places = sample === null ? null : drawn(view.rows, sample, this.seed);
    if (where.op === 'all' && places) return places;
    for (let from = 0; from < view.rows; from += PAGE) {
      numbers.push(...(await datasets.cells(view.handle, [], from, from + PAGE)).rowNumbers);
    }
    return places ? places.map((place) => numbers[place]!) : numbers;
  }
}

const PAGE = 20_000;

/** As many places of [0, n) as asked for, ascending, each set of them as likely. */
function drawn(n: number, count: number, seed: number): number[] {
  const random = createRandom(seed);
  const chosen = new Set<number>();
  // Floyd's algorithm: no list of all places.
  for (let top = Math.max(0, n - count); top < n; top++) {
    const place = random.below(top + 1);
    chosen.add(chosen.has(place) ? top : place);
  }
  return [...chosen].sort((a, b) => a - b);
}
