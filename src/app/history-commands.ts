import Redo from '@lucide/svelte/icons/redo-2';
import Undo from '@lucide/svelte/icons/undo-2';
import type { Command } from '../parts/commands/command.ts';
import type { History } from '../session/history.svelte.ts';
import { toasts } from '../ui/toasts.svelte.ts';
import { tellProblem } from './tell-problem.ts';

/** Undo and redo, each named with what it is about. */
export function historyCommands(history: History): readonly [undo: Command, redo: Command] {
  const { canUndo, canRedo } = history;
  return [
    {
      id: 'undo',
      label: canUndo ? `Undo: ${canUndo}` : 'Undo',
      group: 'Actions',
      icon: Undo,
      also: 'back revert',
      keys: ['mod+z'],
      whyNot: canUndo ? null : 'nothing to undo',
      run: () => void tell(history.undo(), 'Undone'),
    },
    {
      id: 'redo',
      label: canRedo ? `Redo: ${canRedo}` : 'Redo',
      group: 'Actions',
      icon: Redo,
      also: 'again repeat',
      keys: ['mod+shift+z', 'mod+y'],
      whyNot: canRedo ? null : 'nothing to do again',
      run: () => void tell(history.redo(), 'Done again'),
    },
  ];
}

async function tell(work: Promise<string | null>, words: string): Promise<void> {
  try {
    const label = await work;
    if (label) toasts.show(`${words}: ${label}`);
  } catch (error) {
    tellProblem(error);
  }
}
