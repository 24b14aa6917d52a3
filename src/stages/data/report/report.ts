import { cardFacts, cardSections } from '../../../core/brief/card-facts.ts';
import { definitionSections } from '../../../core/brief/definition-sections.ts';
import { versionInForce } from '../../../core/labels/data-definition.ts';
import type { ReportBlock } from '../../../core/report/report.ts';
import { partsOfSplit } from '../../../core/splits/split-document.ts';
import { heading } from '../../../parts/report/report-blocks.ts';
import type { ReportAsk, ReportPart } from '../../../parts/report/report-part.ts';
import type { OpenProject, Shelved } from '../../../session/open-project.svelte.ts';
import { formatDate } from '../../../ui/format.ts';
import { aroundDataset } from '../card/around-dataset.ts';
import { labelBalances } from '../card/label-balances.ts';
import { howInWords, partsInWords } from '../splits/split-words.ts';

/** What data says in the report: cards of the datasets that are not logs, the definition in force, and the splits. */
export const reportParts: readonly ReportPart[] = [{ key: 'data', blocks: dataBlocks }];

function dataBlocks(ask: ReportAsk): readonly ReportBlock[] | null {
  const { open } = ask;
  const ofLogs = new Set(open.logs.map(({ body }) => body.dataset));
  const cards = open.tables
    .filter(({ entry }) => !ofLogs.has(entry.id))
    .map((shelved) => cardBlocks(shelved, ask));
  if (cards.some((card) => card === null)) return null;
  return [...cards.flatMap((card) => card ?? []), ...definitionBlocks(open), ...splitBlocks(open)];
}

function cardBlocks(
  { entry, object, whole }: Shelved<'table'>,
  { open, workbench, later }: ReportAsk,
): readonly ReportBlock[] | null {
  const balances = whole
    ? later.of(`balance ${object.digest}`, () => labelBalances(workbench.datasets, object))
    : { answer: null };
  if (!balances) return null;
  const answers = open.dataCards.find(({ body }) => body.dataset === entry.id)?.body.answers ?? {};
  const facts = cardFacts(object, {
    ...aroundDataset(open, object.digest),
    balances: balances.answer ?? [],
  });
  const said = cardSections({ title: '', lines: [] }, { answers }).slice(1);
  return [
    heading(entry.name),
    {
      of: 'lines',
      lines: [
        ...facts.lines,
        ...said.flatMap(({ title, lines }) => lines.map(({ words }) => ({ term: title, words }))),
      ],
    },
  ];
}

function definitionBlocks({ definitions }: OpenProject): readonly ReportBlock[] {
  const inForce = definitions[0] ? versionInForce(definitions[0].body) : null;
  if (!inForce) return [];
  const { number, atMs, text } = inForce;
  return [
    heading(`Definition, version ${String(number)} of ${formatDate(atMs)}`),
    {
      of: 'lines',
      lines: definitionSections(text).flatMap(({ title, lines }) =>
        lines.map(({ term = title, words }) => ({ term, words })),
      ),
    },
  ];
}

function splitBlocks(open: OpenProject): readonly ReportBlock[] {
  if (open.splits.length === 0) return [];
  return [
    heading('Splits'),
    {
      of: 'lines',
      lines: open.splits.map(({ name, body: { table, by, note } }) => {
        const frozen = partsOfSplit(by).flatMap((part) => (part.frozen ? [part.name] : []));
        const words = [
          `${open.nameOf(table, 'a dataset no longer here')}, ${howInWords(by)}`,
          partsInWords(by),
          frozen.length === 0 ? '' : `frozen: ${frozen.join(', ')}`,
          note.trim(),
        ];
        return { term: name, words: words.filter(Boolean).join('; ') };
      }),
    },
  ];
}
