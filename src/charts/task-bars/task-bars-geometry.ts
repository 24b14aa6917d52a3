import { linear, ticksOf, type Tick } from '../scale.ts';

/** A piece of work: in the middle of all cases from when to when, and between which days it ends in 8 of 10. */
export interface TaskSpan {
  id: string;
  name: string;
  begun: number;
  early: number;
  middle: number;
  late: number;
  /** Share of the cases in which everything waits for it. */
  critical: number;
}

export interface TaskBar {
  id: string;
  name: string;
  y: number;
  bar: { x: number; width: number };
  /** From the early to the late end. */
  spread: { from: number; to: number };
  /** Whether everything waits for it more often than not. */
  isCritical: boolean;
  /** Beside its name. */
  words: string;
}

export interface TaskBarsShape {
  bars: readonly TaskBar[];
  ticks: readonly Tick[];
  height: number;
}

const ROW = 42;
/** Half the width of a date on the axis. */
const ROOM = 34;

/** Bars below each other, each under its name; `label` says what a day is called. There must be a task. */
export function taskBarsShape(
  tasks: readonly TaskSpan[],
  width: number,
  label: (day: number) => string,
  words: (task: TaskSpan) => string,
): TaskBarsShape {
  const last = Math.max(...tasks.map(({ late }) => late));
  const x = linear([0, last], [ROOM, width - ROOM]);
  const bars = tasks.map((task, at): TaskBar => {
    const { id, name, begun, early, middle, late, critical } = task;
    return {
      ...{ id, name, y: at * ROW, words: words(task) },
      bar: { x: x(begun), width: Math.max(1.5, x(middle) - x(begun)) },
      spread: { from: x(early), to: x(late) },
      isCritical: critical > 0.5,
    };
  });
  return {
    bars,
    ticks: ticksOf(x, Math.max(2, Math.floor(width / 110)), label),
    height: tasks.length * ROW,
  };
}
