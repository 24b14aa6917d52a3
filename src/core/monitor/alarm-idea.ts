import type { AlarmRule } from './alarm-episodes.ts';
import type { Severity } from './monitoring-plan.ts';
import type { Signal } from './signal.ts';

/** What is watched: the program around the model, what the model is fed, what it answers. */
export type AlarmArea = 'software' | 'input' | 'output';

/** Something that could go wrong, and the signal that would show it. */
export interface AlarmIdea {
  area: AlarmArea;
  /** What could go wrong. */
  risk: string;
  signal: Signal;
  bad: AlarmRule['bad'];
  /** Windows in a row. */
  forWindows: number;
  group: string;
  severity: Severity;
  /** What is done then. */
  action: string;
}
