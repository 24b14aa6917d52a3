import { Cancelled } from '../core/kernel/cancelled.ts';
import type { Workbench } from '../session/workbench.svelte.ts';
import { toasts } from '../ui/toasts.svelte.ts';
import { tellProblem } from './tell-problem.ts';

/** Reads a project file and shows the project; says in words why it could not. */
export async function openProjectFile(workbench: Workbench, file: File): Promise<void> {
  const { tasks } = workbench;
  const opening = workbench.openFile(file);
  const task = tasks.list[0];
  try {
    const name = await opening;
    toasts.show(`Opened “${name}”`, { kind: 'good' });
  } catch (error) {
    if (error instanceof Cancelled) return;
    // Told here in full: the tray need not tell it again.
    if (task) tasks.dismiss(task);
    tellProblem(error);
  }
}
