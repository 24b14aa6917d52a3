import { openDecisions } from '../../../core/scoping/decision.ts';
import type { DecisionLine } from '../../../core/scoping/decision-log.ts';
import { pointsInForce, EMPTY_READINESS } from '../../../core/scoping/readiness.ts';
import { sheetSections } from '../../../core/scoping/sheet-words.ts';
import { SHEET_SPECS } from '../../../core/scoping/sheets/all-sheets.ts';
import { READINESS_TESTS, SECTIONS } from '../../../core/scoping/test-score-tests.ts';
import { testScore } from '../../../core/scoping/test-score.ts';
import { isAnswered } from '../../../core/scoping/worksheet.ts';
import type { ReportBlock } from '../../../core/report/report.ts';
import { blocksOf, heading, paragraph } from '../../../parts/report/report-blocks.ts';
import type { ReportAsk, ReportPart } from '../../../parts/report/report-part.ts';
import { decisionLogOf } from '../../../session/decision-log.ts';
import { Proving } from '../../../session/proving.ts';
import { formatDate } from '../../../ui/format.ts';
import { SECTION_TITLES, pointsInWords, whoInWords } from '../readiness/readiness-words.ts';
import { stageTitle } from '../decisions/decision-words.ts';
import { decisionLines } from '../sheets/decision-lines.ts';
import { estimateBlocks } from './estimate-blocks.ts';
import { modelBlocks } from './model-blocks.ts';
import { targetBlocks } from './target-blocks.ts';

/** What scoping says in the report: its sheets, and what the rest of the project answers to. */
export const reportParts: readonly ReportPart[] = [
  { key: 'scoping', blocks: scopingBlocks },
  { key: 'targets', blocks: targetBlocks },
  { key: 'model', blocks: modelBlocks },
  { key: 'readiness', blocks: readinessBlocks },
  { key: 'decisions', blocks: decisionBlocks },
  { key: 'estimates', blocks: estimateBlocks },
];

function scopingBlocks({ open }: ReportAsk): readonly ReportBlock[] {
  const answers = open.worksheets.find(({ body }) => body.sheet === 'scoping')?.body.answers ?? {};
  if (!Object.values(answers).some(isAnswered)) return [];
  return [
    { of: 'lines', lines: decisionLines(open.decisions.events) },
    ...blocksOf(sheetSections(SHEET_SPECS.scoping, answers)),
  ];
}

function readinessBlocks({ open, workbench }: ReportAsk): readonly ReportBlock[] {
  const body = open.readiness?.body ?? EMPTY_READINESS;
  const proofs = new Proving(workbench.checks, workbench.targets, workbench.alarms).of(open);
  const points = pointsInForce(body.points, proofs);
  const { score, sums, weakest, words } = testScore(points);
  return [
    {
      of: 'figures',
      title: 'Sums of the four sections',
      figures: SECTIONS.map((section) => ({
        label: SECTION_TITLES[section],
        value: String(sums[section]),
        beside: 'of 7',
        below: weakest.includes(section) ? 'weakest' : '',
        tone: 'plain',
      })),
    },
    paragraph(
      `Score ${String(score)}, the least of the four sums. ${words}. A test counts 1 where it is automated, ½ where it is done by hand and written down, else 0.`,
    ),
    ...SECTIONS.flatMap((section): ReportBlock[] => [
      heading(`${SECTION_TITLES[section]}, ${String(sums[section])} of 7`),
      {
        of: 'table',
        title: `Tests of ${SECTION_TITLES[section].toLowerCase()}`,
        columns: [{ title: 'Test' }, { title: 'Points', numeric: true }, { title: 'Evidence and notes' }],
        rows: READINESS_TESTS.filter((test) => test.section === section).map(({ id, title }) => {
          const [answer, proof, inForce] = [body.points[id], proofs[id], points[id]];
          const said = answer && answer.points !== null ? whoInWords(answer) : '';
          return [
            { words: title },
            { words: inForce === undefined ? '–' : pointsInWords(inForce) },
            {
              words: [proof?.words ?? '', answer?.note ?? ''].filter((part) => part.trim() !== '').join(' '),
              more: said,
            },
          ];
        }),
      },
    ]),
  ];
}

function decisionBlocks({ open }: ReportAsk): readonly ReportBlock[] {
  const asked = openDecisions(open.decisions.events);
  const decided = decisionLogOf(open);
  return [
    ...(asked.length === 0
      ? []
      : [
          heading('Open'),
          decisionTable(
            'Open decisions',
            asked.map(({ atMs, by, body: { words, stage, why, evidence } }) => ({
              ...{ what: words, stage, atMs, by, why, evidence, since: '' },
            })),
          ),
        ]),
    ...(decided.length === 0
      ? []
      : [heading('Decided'), decisionTable('Decisions, the newest first', decided)]),
  ];
}

type Told = Pick<DecisionLine, 'what' | 'stage' | 'atMs' | 'by' | 'why' | 'evidence' | 'since'>;

function decisionTable(title: string, lines: readonly Told[]): ReportBlock {
  return {
    of: 'table',
    title,
    columns: [{ title: 'What' }, { title: 'Stage' }, { title: 'Why' }, { title: 'When and who' }],
    rows: lines.map(({ what, stage, atMs, by, why, evidence, since }) => [
      { words: what, more: since },
      { words: stageTitle(stage) },
      {
        words: why || '–',
        more: evidence.map((one) => [one.what, one.seen].filter(Boolean).join(': ')).join('; '),
      },
      { words: formatDate(atMs), more: by },
    ]),
  };
}
