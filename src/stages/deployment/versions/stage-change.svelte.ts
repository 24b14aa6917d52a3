import { SvelteSet } from 'svelte/reactivity';
import { isBaseline } from '../../../core/model/model-version.ts';
import type { GateSeen, ModelStage } from '../../../core/registry/registry.ts';
import { wouldHoldNow } from '../../../core/registry/stage-history.ts';
import { canRead, type DataFinding } from '../../../core/registry/check-data.ts';
import { gatesFor, judgeGate, type GateVerdict, type StageGate } from '../../../core/registry/stage-rules.ts';
import type { TableVersion } from '../../../core/table/column.ts';
import type { Step } from '../../../session/history.svelte.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { hrefOf } from '../../../session/route.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import { STAGE_TITLES } from '../../../parts/registry/stage-words.ts';
import { dataCheck, presentTable } from './data-check.ts';
import { askWords } from './gate-words.ts';
import type { VersionRow } from './version-rows.ts';

/** A gate of the change with how it stands and where to go about it. */
export interface GateLine extends GateVerdict {
  gate: StageGate;
  words: string;
  href: string | null;
}

/** Stages in which a model answers on present data. */
const RUNS: readonly ModelStage[] = ['shadow', 'canary', 'production'];

/** A change of stage that is being decided on: what must hold, what was typed. */
export class StageChangeDraft {
  readonly row: VersionRow;
  readonly stage: ModelStage;
  readonly #workbench: Workbench;
  readonly #open: OpenProject;
  readonly #nowMs = Date.now();
  readonly said = new SvelteSet<string>();
  why = $state('');
  override = $state('');
  /** UTC, as a field of date and time has it; '' = now. */
  since = $state('');
  name = $state('');
  tableId = $state<string | null>(null);

  constructor(workbench: Workbench, open: OpenProject, row: VersionRow, stage: ModelStage) {
    this.#workbench = workbench;
    this.#open = open;
    this.row = row;
    this.stage = stage;
  }

  readonly table = $derived.by(
    () => this.#open.tables.find(({ entry }) => entry.id === this.tableId) ?? presentTable(this.#open),
  );

  /** Something said to hold from later on stands: what is written down is history, and nothing is asked of it. */
  readonly isHistory = $derived.by(() => {
    const { events } = this.#open.registry.changes;
    if (this.sinceMs === null || Number.isNaN(this.sinceMs)) return false;
    return !wouldHoldNow(events, this.row.digest, this.stage, this.sinceMs);
  });

  readonly findings: readonly DataFinding[] | null = $derived.by(() =>
    this.isHistory ? null : this.#check(this.table?.object ?? null),
  );

  readonly lines: readonly GateLine[] = $derived.by(() => {
    if (this.isHistory || this.row.stage === this.stage) return [];
    const gates = this.#open.stageRules?.body.gates ?? [];
    return gatesFor(gates, this.row.stage, this.stage).map((gate) => ({
      gate,
      words: askWords(gate.ask),
      href: this.#hrefOf(gate),
      ...judgeGate(gate, this.#facts),
    }));
  });

  /** What does not hold, in words; the data that cannot be read is always one of it. */
  readonly against = $derived.by(() => [
    ...this.lines.filter(({ holds }) => holds === false).map(({ words }) => words),
    ...(this.findings && !canRead(this.findings) ? ['It can read the present data'] : []),
  ]);
  readonly waiting = $derived(this.lines.some(({ holds }) => holds === null));

  readonly sinceMs = $derived.by(() => (this.since === '' ? null : Date.parse(`${this.since}Z`)));
  readonly sinceProblem = $derived.by(() => {
    const stays = this.row.stage === this.stage && !this.isHistory;
    if (stays && (this.sinceMs === null || this.sinceMs >= (this.row.sinceMs ?? Infinity)))
      return 'It has this stage already. Give the time of an earlier stretch.';
    if (this.sinceMs === null) return null;
    if (Number.isNaN(this.sinceMs)) return 'This is no date.';
    return this.sinceMs > this.#nowMs ? 'It cannot hold from a time to come.' : null;
  });
  readonly ready = $derived(
    !this.waiting && this.sinceProblem === null && (this.against.length === 0 || this.override.trim() !== ''),
  );

  /** A step that undo takes back. */
  async save(): Promise<Step> {
    const { registry, who } = this.#workbench;
    if (this.name.trim()) await who.is(this.name.trim());
    const gates = this.#seen();
    return registry.change(
      this.#open,
      {
        model: this.row.digest,
        stage: this.stage,
        why: this.why.trim(),
        ...(this.sinceMs === null ? {} : { sinceMs: this.sinceMs }),
        ...(gates.length === 0 ? {} : { gates }),
        ...(this.against.length === 0 ? {} : { override: this.override.trim() }),
      },
      `“${this.row.name}” to ${STAGE_TITLES[this.stage].toLowerCase()}`,
    );
  }

  #seen(): readonly GateSeen[] {
    const stops = (this.findings ?? []).filter(({ what }) => what !== 'changed');
    const data: GateSeen[] =
      this.findings === null
        ? []
        : [
            {
              what: 'It can read the present data',
              holds: stops.length === 0,
              why: this.findings.map(({ words }) => words).join(' '),
            },
          ];
    return [
      ...this.lines.map(({ words, holds, why }) => ({ what: words, holds: holds === true, why })),
      ...data,
    ];
  }

  #check(table: TableVersion | null): readonly DataFinding[] | null {
    const { model } = this.row;
    return model && table && RUNS.includes(this.stage) ? dataCheck(this.#open, model, table) : null;
  }

  readonly #facts = $derived.by(() => {
    const { registry } = this.#open;
    const { model, digest, evaluations } = this.row;
    const latest = evaluations[0];
    const judged = latest ? this.#workbench.targets.judged(this.#open, latest.object) : [];
    return {
      model: digest,
      nowMs: this.#nowMs,
      periods: registry.periods,
      drills: registry.drills.events,
      targets:
        latest && model && !isBaseline(model.source)
          ? judged.map(({ target, verdict }) => ({ name: target.name, state: verdict?.state ?? null }))
          : null,
      said: new Set(this.said),
    };
  });

  #hrefOf({ ask }: StageGate): string | null {
    const { id } = this.#open;
    const { entry, evaluations } = this.row;
    if (ask.asks === 'drill') return hrefOf(id, 'deployment', ['rollback']);
    if (ask.asks !== 'targets') return null;
    const [latest] = evaluations;
    if (latest) return hrefOf(id, 'modeling', ['targets'], { evaluation: latest.entry.id });
    return entry ? hrefOf(id, 'modeling', ['model', entry.id]) : null;
  }
}
