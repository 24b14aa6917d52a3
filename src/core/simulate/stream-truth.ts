import { activeDays } from './course.ts';
import {
  DAY_MS,
  type Course,
  type Injection,
  type StreamChange,
  type StreamQuestion,
} from './stream-question.ts';

export type TrueKind =
  | 'covariate'
  | 'prior'
  | 'concept'
  | 'newCategory'
  | 'missing'
  | 'unit'
  | 'feedbackLoop'
  | 'latency'
  | 'traffic';

/** One thing that truly changed. */
export interface TrueChange {
  id: string;
  name: string;
  kind: TrueKind;
  shape: Course['shape'];
  /** Columns in which it shows at first hand; none: all, or none of the inputs. */
  columns: readonly string[];
  /** Whether other rows come, so that whatever goes along with these columns may move too. */
  otherRows: boolean;
  /** When any of it is there. */
  periods: readonly { fromMs: number; toMs: number }[];
}

/** What happened in a simulated stream. */
export interface StreamTruth {
  changes: readonly TrueChange[];
  /** By day: rows, and the mean of how wrong the model was, labels that never came included; null without any. */
  rowsByDay: readonly number[];
  errorByDay: readonly (number | null)[];
}

export function trueChanges(question: StreamQuestion): readonly TrueChange[] {
  const { startMs, days, injections } = question;
  return injections.map((injection) => ({
    id: injection.id,
    name: injection.name,
    kind: kindOf(injection, question.pool.label),
    shape: injection.course.shape,
    columns: columnsOf(injection.change, question.pool.label),
    otherRows: ['tilt', 'share', 'unseen'].includes(injection.change.of),
    periods: activeDays(injection.course, days).map(({ fromDay, toDay }) => ({
      fromMs: startMs + fromDay * DAY_MS,
      toMs: startMs + toDay * DAY_MS,
    })),
  }));
}

/** What kind of drift a change is; of the label, more rows of a class are another prior, moved values another concept. */
export function kindOf({ change }: Pick<Injection, 'change'>, label: string | null): TrueKind {
  switch (change.of) {
    case 'tilt':
    case 'share':
      return change.column === label ? 'prior' : 'covariate';
    case 'move':
    case 'scale':
      return change.column === label ? 'concept' : 'covariate';
    case 'unlabelled':
    case 'unseen':
      return 'feedbackLoop';
    default:
      return change.of;
  }
}

function columnsOf(change: StreamChange, label: string | null): readonly string[] {
  if ('column' in change) return [change.column];
  return change.of === 'concept' && label !== null ? [label] : [];
}
