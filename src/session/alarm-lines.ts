import type { Target } from '../core/brief/target.ts';
import type { Id } from '../core/kernel/objects.ts';
import type { LogDocument } from '../core/monitor/log.ts';
import { linesInOrder, type MonitoringPlan, type PlacedLine } from '../core/monitor/monitoring-plan.ts';
import type { OpenProject } from './open-project.svelte.ts';

/** The lines of a log: what was written down, after the targets that nobody said anything more about. */
export function alarmLines(
  open: OpenProject,
  log: LogDocument,
  plan: MonitoringPlan['body'] | undefined,
): readonly { line: PlacedLine; isStored: boolean }[] {
  const own = plan ? linesInOrder(plan).filter((line) => line.log === log.id) : [];
  const said = new Set(own.flatMap(({ watches }) => (watches.by === 'target' ? [watches.target] : [])));
  const others = open.targets.filter(({ id, body }) => body.where.includes('alarm') && !said.has(id));
  return [
    ...others.map((target) => ({ line: lineOfTarget(target, log.id), isStored: false })),
    ...own.map((line) => ({ line, isStored: true })),
  ];
}

/** What an alarm is called by: what it is there for, or its target. */
export function alarmName({ risk }: Pick<PlacedLine, 'risk'>, target: Pick<Target, 'name'> | null): string {
  return risk || target?.name || 'an alarm';
}

/** What a target is as an alarm until somebody says more about it. */
export function lineOfTarget(target: Target, log: Id): PlacedLine {
  const { value, owner, note } = target.body;
  return {
    ...{ id: `${log}_${target.id}`, order: 0, risk: target.name, log, group: '', severity: 'page' },
    watches: { by: 'target', target: target.id },
    rule: { bad: 'above', raise: value, clear: value, forWindows: 1 },
    ...{ silences: [], action: note, owner, dropped: null, verdicts: {} },
  };
}
