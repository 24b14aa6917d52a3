import { relativesOf } from '../../../core/artifact/lineage-focus.ts';
import type { CardSurroundings } from '../../../core/brief/card-facts.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import { versionInForce } from '../../../core/labels/data-definition.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { formatDate } from '../../../ui/format.ts';
import { howWords, kindWords, titleOf } from '../lineage/node-words.ts';

/** What a dataset was made from, sources first, and the definition in force. */
export function aroundDataset(
  open: OpenProject,
  table: Digest,
): Pick<CardSurroundings, 'madeFrom' | 'definition'> {
  const at = open.lineage.findIndex(({ key }) => key === table);
  const kin = relativesOf(open.lineage.slice(0, at + 1), table);
  const behind = open.lineage.slice(0, Math.max(0, at)).filter(({ key }) => kin.has(key));
  const inForce = open.definitions[0] ? versionInForce(open.definitions[0].body) : null;
  return {
    madeFrom: behind.map((node) => `${titleOf(node)} (${kindWords(node)}; ${howWords(node)})`),
    definition: inForce ? `version ${String(inForce.number)} of ${formatDate(inForce.atMs)}` : null,
  };
}
