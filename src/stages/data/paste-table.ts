import { pastedTable, tableFromClipboard } from '../../parts/pasted-table.ts';
import { hrefOf } from '../../session/route.svelte.ts';
import type { Workbench } from '../../session/workbench.svelte.ts';

/** Takes pasted text to the screen that reads tables; false where it is no table. */
export async function takePasted(workbench: Workbench, text: string): Promise<boolean> {
  const file = pastedTable(text);
  return file !== null && takeFile(workbench, file);
}

/** The same from the clipboard, without the keys; says in a toast why it could not. */
export async function pasteFromClipboard(workbench: Workbench): Promise<void> {
  const file = await tableFromClipboard();
  if (file) await takeFile(workbench, file);
}

async function takeFile({ intake, route, open }: Workbench, file: File): Promise<boolean> {
  if (!open) return false;
  await intake.bring([file]);
  route.go(hrefOf(open.id, 'data', ['add']));
  return true;
}
