import { hrefOf } from '../../session/route.svelte.ts';
import type { Workbench } from '../../session/workbench.svelte.ts';
import { toasts } from '../../ui/toasts.svelte.ts';
import { pastedTable } from '../../parts/pasted-table.ts';

/** Takes pasted text to the screen that reads tables; false where it is no table. */
export async function takePasted({ intake, route, open }: Workbench, text: string): Promise<boolean> {
  const file = pastedTable(text);
  if (!file || !open) return false;
  await intake.bring([file]);
  route.go(hrefOf(open.id, 'data', ['add']));
  return true;
}

/** The same from the clipboard, without the keys; says in a toast why it could not. */
export async function pasteFromClipboard(workbench: Workbench): Promise<void> {
  try {
    if (!(await takePasted(workbench, await navigator.clipboard.readText()))) {
      toasts.show('There is no table in the clipboard: copy cells of a spreadsheet first', { kind: 'bad' });
    }
  } catch {
    toasts.show('The browser did not allow reading the clipboard: press Ctrl+V (or Cmd+V) instead', {
      kind: 'bad',
    });
  }
}
