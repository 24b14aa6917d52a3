import type { Id } from '../../../core/kernel/objects.ts';
import { labelingProgress } from '../../../core/labels/labeling-progress.ts';
import type { LabelsQuestion } from '../../../core/labels/labeling-report.ts';
import { standing, type Annotation, type Labeling } from '../../../core/labels/labeling.ts';
import { versionInForce } from '../../../core/labels/data-definition.ts';
import type { TableVersion } from '../../../core/table/column.ts';
import type { Annotations } from '../../../session/annotations.svelte.ts';
import type { Step } from '../../../session/history.svelte.ts';
import { Labels } from '../../../session/labels.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

/** A labeling on the screen: the document, its table and everything that was said. */
export class LabelingState {
  readonly workbench: Workbench;
  readonly open: OpenProject;
  readonly #annotations: Annotations;
  readonly labeling: Labeling;
  readonly table: TableVersion;

  /** The labeling is read anew by whoever makes this, whenever it changes. */
  constructor(workbench: Workbench, annotations: Annotations, labeling: Labeling, table: TableVersion) {
    this.workbench = workbench;
    this.open = workbench.open!;
    this.#annotations = annotations;
    this.labeling = labeling;
    this.table = table;
  }

  readonly said = $derived.by((): readonly Annotation[] => this.#annotations.of(this.labeling.id));
  readonly stands = $derived(standing(this.said));
  readonly progress = $derived.by(() => labelingProgress(this.labeling.body, this.stands, this.table.rows));
  readonly #known = $derived(countLabels(this.said));
  /** Another one only with another label, not with a ruling or a note. */
  readonly question = $derived.by((): LabelsQuestion => ({ labeling: this.labeling, known: this.#known }));
  readonly rulings = $derived(
    new Map(
      this.stands.filter(({ body }) => body.what === 'ruling').map((ruling) => [ruling.body.row, ruling]),
    ),
  );
  /** By row. */
  readonly notes = $derived.by((): ReadonlyMap<number, readonly Annotation[]> => {
    const notes = new Map<number, Annotation[]>();
    for (const note of this.stands) {
      if (note.body.what !== 'note') continue;
      notes.set(note.body.row, [...(notes.get(note.body.row) ?? []), note]);
    }
    return notes;
  });
  readonly isMadeHere = $derived.by(() => this.labeling.body.sources.some(({ from }) => from === 'here'));

  /** Number of the definition's version in force. */
  readonly version = $derived.by(() => {
    const found = this.open.definitions.find(({ id }) => id === this.labeling.body.definition);
    return found ? (versionInForce(found.body)?.number ?? null) : null;
  });

  /** What somebody says of a row now, in place of what they said before. */
  annotate(
    row: number,
    what: Annotation['body']['what'],
    value: string | null,
    label: string,
  ): Promise<Step> {
    const by = this.workbench.who.name!;
    const { round } = this.progress;
    const before = this.stands.find(
      ({ by: who, body }) =>
        body.row === row &&
        body.what === what &&
        (what === 'ruling' || who === by) &&
        (what !== 'label' || body.round === round),
    );
    return this.workbench
      .the(Labels)
      .annotate(
        this.labeling,
        { by, row, what, value, before: before?.body.value ?? null, round, definition: this.version },
        label,
      );
  }

  /** Ends the open round, so that what was said in it can be shown although it was blind. */
  endRound(): Promise<Step> {
    const { rounds } = this.labeling.body;
    const last = rounds.at(-1);
    const ended = rounds.map((round) => (round === last ? { ...round, endMs: Date.now() } : round));
    return this.change({ rounds: ended }, `End round ${String(this.progress.round)}`);
  }

  /** Changes the labeling itself. */
  change(patch: Partial<Labeling['body']>, label: string): Promise<Step> {
    const { labeling } = this;
    return this.workbench.documents.change(labeling, { body: { ...labeling.body, ...patch } }, label);
  }
}

/** Labels said, those taken back too. */
export function countLabels(said: readonly Annotation[]): number {
  return said.reduce((sum, { body }) => sum + Number(body.what === 'label'), 0);
}

/** The labeling of an address and its table, or what is missing. */
export function labelingAt(
  open: OpenProject,
  id: string | undefined,
): { labeling: Labeling | null; table: TableVersion | null } {
  const labeling = open.labelings.find((one) => one.id === (id as Id)) ?? null;
  const table = labeling && open.object('table', labeling.body.table);
  return { labeling, table: table && open.isWhole(table.digest) ? table : null };
}
