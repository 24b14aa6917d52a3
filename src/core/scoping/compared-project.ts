import type { Target } from '../brief/target.ts';
import { liveAt, stagePeriods } from '../registry/stage-history.ts';
import type { RegistryEvent } from '../registry/registry.ts';
import { openDecisions, type DecisionEvent } from './decision.ts';
import type { CycleStage } from './cycle.ts';
import { CYCLE_STAGES } from './cycle.ts';
import type { EstimateDocument } from './estimate-document.ts';
import { CONFIDENCES, feasibilityOf, type Feasibility } from './feasibility.ts';
import { gravestRisk, MOST_WEIGHT, type GravestRisk } from './gravest-risk.ts';
import type { ProjectStanding } from './portfolio.ts';
import type { Readiness, ScoredDay } from './readiness.ts';
import { scopingDecision } from './scoping-decision.ts';
import type { SheetChoice } from './sheet-spec.ts';
import { storedGates, type StoredFigures, type StoredGates } from './stored-gates.ts';
import type { Worksheet } from './worksheet.ts';
import { WORTH, yearlyValue, type ValueFound } from './yearly-value.ts';

/** What is kept of a project, as far as it is compared by it. */
export interface ProjectRecords extends StoredFigures {
  id: string;
  name: string;
  isSample: boolean;
  worksheets: readonly Worksheet[];
  estimates: readonly EstimateDocument[];
  readiness: Readiness | null;
  targets: readonly Target[];
  decisions: readonly DecisionEvent[];
  changes: readonly RegistryEvent[];
  /** Stages in which something is kept. */
  stages: ReadonlySet<CycleStage>;
}

/** A project beside others; null = not said. */
export interface ComparedProject {
  id: string;
  name: string;
  isSample: boolean;
  value: ValueFound;
  feasibility: Feasibility;
  risk: GravestRisk | null;
  /** The furthest in which something is kept; null = nothing yet. */
  stage: CycleStage | null;
  /** A model is in production. */
  isLive: boolean;
  /** null = no target is a gate. */
  gates: StoredGates | null;
  /** As it was scored last. */
  readiness: ScoredDay | null;
  decision: { choice: SheetChoice; event: DecisionEvent } | null;
  openDecisions: number;
}

export function comparedProject(records: ProjectRecords): ComparedProject {
  const { id, name, isSample, worksheets, targets, decisions, changes } = records;
  const answersOf = (sheet: string): Worksheet['body']['answers'] =>
    worksheets.find(({ body }) => body.sheet === sheet)?.body.answers ?? {};
  const scoping = answersOf('scoping');
  const gates = storedGates(targets, records);
  const isLive = liveAt(stagePeriods(changes), Infinity) !== null;
  const deployed: readonly CycleStage[] = isLive ? ['deployment'] : [];
  const reached = new Set([...records.stages, ...deployed]);
  return {
    ...{ id, name, isSample, isLive },
    value: yearlyValue(scoping[WORTH], records.estimates),
    feasibility: feasibilityOf(scoping),
    risk: gravestRisk(answersOf('risks')),
    stage: CYCLE_STAGES.findLast((stage) => reached.has(stage)) ?? null,
    gates: gates.failing + gates.passing + gates.unknown > 0 ? gates : null,
    readiness: records.readiness?.body.history.at(-1) ?? null,
    decision: scopingDecision(decisions),
    openDecisions: openDecisions(decisions).length,
  };
}

/** By what a project is weighed against others. */
export function standingOf({ id, value, feasibility, risk }: ComparedProject): ProjectStanding {
  const { confidence } = feasibility;
  return {
    id,
    value: value.value?.middle ?? null,
    feasibility:
      confidence === null ? null : (CONFIDENCES.indexOf(confidence) + 1) / (CONFIDENCES.length + 1),
    risk: risk ? risk.weight / MOST_WEIGHT : null,
  };
}

/** Currencies of the values, the one of most projects first; "" where none was said. */
export function currenciesOf(
  projects: readonly ComparedProject[],
): readonly { currency: string; projects: number }[] {
  const counts = new Map<string, number>();
  for (const { value } of projects) {
    if (!value.value) continue;
    const { currency } = value.value;
    counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  return [...counts]
    .map(([currency, count]) => ({ currency, projects: count }))
    .sort((a, b) => b.projects - a.projects);
}
