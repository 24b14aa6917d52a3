import { Cancelled } from '../core/kernel/cancelled.ts';
import { hrefOf } from '../session/route.svelte.ts';
import type { Workbench } from '../session/workbench.svelte.ts';
import { toasts } from '../ui/toasts.svelte.ts';
import { tellProblem } from './tell-problem.ts';

/** Reads a project file and shows the project; says in words why it could not. */
export async function openProjectFile(workbench: Workbench, file: File): Promise<void> {
  const { exchange, tasks } = workbench;
  const opening = exchange.unpack(file, file.name);
  const task = tasks.list[0];
  try {
    const { project, name } = await opening;
    toasts.show(`Opened “${name}”`, { kind: 'good' });
    workbench.route.go(hrefOf(project, 'overview'));
  } catch (error) {
    if (error instanceof Cancelled) return;
    // Told here in full: the tray need not tell it again.
    if (task) tasks.dismiss(task);
    tellProblem(error);
  }
}
