import { acceptanceHolds, linesOf, type Audit } from '../evaluation/audit.ts';
import type { Digest } from '../kernel/objects.ts';
import type { DataDefinition } from '../labels/data-definition.ts';
import { linesInOrder, type MonitoringPlan, type PlacedLine } from '../monitor/monitoring-plan.ts';
import type { ModelStage, RegistryEvent } from '../registry/registry.ts';
import { countingChanges, startOf } from '../registry/stage-history.ts';
import { standingDecisions, type DecisionEvent } from './decision.ts';
import type { Evidence } from './evidence.ts';
import { scopingChoice } from './scoping-decision.ts';

/** Something that was decided, wherever it is kept. */
export interface DecisionLine {
  /** Names it among all of the project. */
  key: string;
  /** Of this stage of the project: "scoping", "data", "modeling", "deployment" or "monitoring". */
  stage: string;
  /** From when it holds; of a silence its begin. */
  atMs: number;
  /** Empty where the record does not say who. */
  by: string;
  /** What was decided, in words. */
  what: string;
  why: string;
  evidence: readonly Evidence[];
  /** The open decision that it settled; null: nobody had asked. */
  asked: DecisionEvent | null;
  /** What is another since it was decided, in words; empty: nothing. */
  since: string;
  /** Its event, where it was decided in the log itself and can be taken back there; null: it stands in another record. */
  event: DecisionEvent | null;
  /** Stage, path and query of the screen where it was decided; null: the log. */
  place: DecisionPlace | null;
}

export interface DecisionPlace {
  stage: string;
  path: readonly string[];
  query?: Readonly<Record<string, string>>;
}

/** Records of a project that decisions stand in. */
export interface DecisionRecords {
  decisions: readonly DecisionEvent[];
  /** Stages that models were given. */
  changes: readonly RegistryEvent[];
  definitions: readonly DataDefinition[];
  audits: readonly Audit[];
  monitoringPlan: MonitoringPlan | null;
  nameOfModel: (model: Digest) => string;
  /** The screen of the evaluations that an audit is of, below modeling. */
  pathOfAudit: (audit: Audit) => readonly string[];
}

/** Every decision of a project that stands, the newest first. What was taken back, or is open, is not among them. */
export function decisionLog(records: DecisionRecords): readonly DecisionLine[] {
  const lines = [
    ...decided(records.decisions),
    ...stageChanges(records),
    ...definitions(records.definitions),
    ...acceptances(records),
    ...(records.monitoringPlan ? linesInOrder(records.monitoringPlan.body).flatMap(ofAlarm) : []),
  ];
  return lines.sort((a, b) => b.atMs - a.atMs || (a.key < b.key ? -1 : 1));
}

type Told = Pick<DecisionLine, 'key' | 'stage' | 'atMs' | 'by' | 'what' | 'why'> & Partial<DecisionLine>;

function line(told: Told): DecisionLine {
  return { evidence: [], asked: null, since: '', event: null, place: null, ...told };
}

function decided(events: readonly DecisionEvent[]): readonly DecisionLine[] {
  const standing = standingDecisions(events);
  return standing
    .filter(({ body }) => body.state === 'decided')
    .map((event) => {
      const { stage, words, why, evidence, settles } = event.body;
      const choice = scopingChoice(event);
      return line({
        ...{ key: event.id, stage, atMs: event.atMs, by: event.by, what: words, why, evidence, event },
        asked: standing.find(({ id }) => id === settles) ?? null,
        place: choice && { stage: 'scoping', path: [], query: { field: 'decision' } },
      });
    });
}

const TAKES: Readonly<Record<ModelStage, string>> = {
  experiment: 'is an experiment',
  shadow: 'goes into shadow',
  canary: 'goes into canary',
  production: 'goes into production',
  retired: 'is retired',
};

function stageChanges({ changes, nameOfModel }: DecisionRecords): readonly DecisionLine[] {
  return countingChanges(changes).map((change) => {
    const { model, stage, why, gates = [], override } = change.body;
    const missed = gates.filter(({ holds }) => !holds).map(({ what }) => `“${what}”`);
    const although = override === undefined ? '' : `Although ${missed.join(', ')} did not hold: ${override}`;
    return line({
      ...{ key: change.id, stage: 'deployment', atMs: startOf(change), by: change.by },
      ...{ what: `“${nameOfModel(model)}” ${TAKES[stage]}`, why: sentences(why, although) },
      place: { stage: 'deployment', path: [] },
    });
  });
}

function definitions(documents: readonly DataDefinition[]): readonly DecisionLine[] {
  return documents.flatMap(({ id, body }) =>
    body.versions.map(({ number, atMs, note }) =>
      line({
        ...{ key: `${id}/${String(number)}`, stage: 'data', atMs, by: '', why: note },
        what: `Version ${String(number)} of the data definition is in force`,
        since: number < body.versions.length ? `version ${String(body.versions.length)} took its place` : '',
        place: { stage: 'data', path: ['definition'] },
      }),
    ),
  );
}

function acceptances({ audits, pathOfAudit }: DecisionRecords): readonly DecisionLine[] {
  return audits.flatMap((audit) =>
    linesOf(audit.body).flatMap(({ id, line: checked }) => {
      const { accepted, risk } = checked;
      if (!accepted) return [];
      return line({
        ...{ key: `${audit.id}/${id}`, stage: 'modeling', atMs: accepted.atMs, by: accepted.by },
        ...{ what: `Fairness: “${risk}” is accepted as it stands`, why: accepted.note },
        since: acceptanceHolds(checked) ? '' : 'it was measured again',
        place: { stage: 'modeling', path: pathOfAudit(audit) },
      });
    }),
  );
}

/** Dropped, silenced, and what was said of its episodes with a word on why. */
function ofAlarm({ id, log, risk, dropped, silences, verdicts }: PlacedLine): readonly DecisionLine[] {
  const name = `“${risk === '' ? 'an alarm' : risk}”`;
  const told = (key: string, more: Pick<Told, 'atMs' | 'by' | 'what' | 'why'>): DecisionLine =>
    line({
      ...{ ...more, key: `${id}/${key}`, stage: 'monitoring' },
      place: { stage: 'monitoring', path: ['alarms', id], query: { log } },
    });
  return [
    ...(dropped ? [told('dropped', { ...dropped, what: `Alarm ${name} is dropped` })] : []),
    ...silences
      .filter(({ reason }) => reason.trim() !== '')
      .map(({ fromMs, toMs, reason }) =>
        told(`silence/${String(fromMs)}`, {
          ...{ atMs: fromMs, by: '', why: reason },
          what: `Alarm ${name} is silenced until ${dayOf(toMs)}`,
        }),
      ),
    ...Object.entries(verdicts)
      .filter(([, { note }]) => note.trim() !== '')
      .map(([raised, { useful, note, by, atMs }]) =>
        told(`episode/${raised}`, {
          ...{ atMs, by, why: note },
          what: `Alarm ${name} of ${dayOf(Number(raised))} was ${useful ? 'useful' : 'of no use'}`,
        }),
      ),
  ];
}

function sentences(...parts: readonly string[]): string {
  const said = parts.map((part) => part.trim()).filter((part) => part !== '');
  return said.map((part, at) => (at < said.length - 1 && !/[.!?]$/.test(part) ? `${part}.` : part)).join(' ');
}

/** In UTC. */
function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
