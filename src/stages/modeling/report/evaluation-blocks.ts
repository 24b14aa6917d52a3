import type { ErrorSheet, SheetRow } from '../../../core/evaluation/error-sheet.ts';
import type { Confusion, Evaluation } from '../../../core/evaluation/evaluation.ts';
import { higherIsBetter, isFraction } from '../../../core/evaluation/sheet-metric.ts';
import { canonicalJson } from '../../../core/kernel/canonical-json.ts';
import { reasonInWords } from '../../../core/kernel/estimate.ts';
import type { Cell, ReportBlock } from '../../../core/report/report.ts';
import { estimateWords, intervalWords, titleOf, unitOf } from '../../../parts/metrics/metric-words.ts';
import { heading, lineOver, markOf, paragraph } from '../../../parts/report/report-blocks.ts';
import type { ReportAsk } from '../../../parts/report/report-part.ts';
import type { Shelved } from '../../../session/open-project.svelte.ts';
import { formatCount, formatFixed, formatPercent, formatPlural } from '../../../ui/format.ts';
import { rowsOfSheet, sheetSpec, storedSheet } from '../evaluation/sheet-question.ts';
import { metricTitle, metricValue } from '../evaluation/sheet-words.ts';

/** Lines of the error sheet that a report shows. */
const MOST_SLICES = 10;
/** Classes beyond which a confusion matrix is no table for paper. */
const MOST_CLASSES = 10;

/** The evaluation that the project answers for: its metrics, its confusion matrix, and where it is wrong. */
export function evaluationBlocks(ask: ReportAsk): readonly ReportBlock[] | null {
  const { open, workbench } = ask;
  const standing = workbench.targets.standing(open);
  if (!standing) return [];
  const sheet = sheetBlocks(ask, standing);
  if (!sheet) return null;
  const { object } = standing;
  return [
    paragraph(whatWords(ask, standing)),
    metricTable(object),
    ...(object.confusion && object.confusion.classes.length <= MOST_CLASSES
      ? [heading('Confusion matrix'), confusionTable(object.confusion)]
      : []),
    ...sheet,
  ];
}

function whatWords({ open }: ReportAsk, { entry, object }: Shelved<'evaluation'>): string {
  const { model, table, truth, rows } = object;
  const stale = open.replacedBehind(object.digest).length > 0;
  return `“${entry.name}”: ${open.nameOf(model, 'a model')} on ${open.nameOf(table, 'a dataset')} (version ${table.slice(0, 12)}), held against “${truth}” on ${formatPlural(rows, 'row')}.${stale ? ' The data was replaced since: these are figures of the older version.' : ''}`;
}

function metricTable({ results }: Evaluation): ReportBlock {
  return {
    of: 'table',
    title: 'Metrics over all rows',
    columns: [
      { title: 'Metric' },
      { title: 'Value', numeric: true },
      { title: '95% interval' },
      { title: 'n', numeric: true },
    ],
    rows: results.map((measured): readonly Cell[] => [
      { words: titleOf(measured.measure) },
      { words: estimateWords(measured) },
      {
        words: intervalWords(measured.estimate, unitOf(measured.measure)) || '–',
        ...(unitOf(measured.measure) === 'fraction' ? markOf(measured.estimate, { from: 0, to: 1 }) : {}),
      },
      { words: formatCount(measured.estimate.n) },
    ]),
  };
}

function confusionTable({ classes, counts, unlabeled, failed }: Confusion): ReportBlock {
  const left = [
    ...(unlabeled > 0 ? [`${formatPlural(unlabeled, 'row')} without a label`] : []),
    ...(failed > 0 ? [`${formatPlural(failed, 'row')} without an answer`] : []),
  ];
  return {
    of: 'table',
    title: 'Rows by actual class and predicted class',
    columns: [
      { title: 'Actually' },
      ...classes.map((name) => ({ title: `predicted ${name}`, numeric: true })),
    ],
    rows: classes.map((name, actual) => {
      const row = counts[actual]!;
      const all = row.reduce((sum, count) => sum + count, 0);
      return [
        { words: name },
        ...row.map((count): Cell => {
          const share = all === 0 ? 0 : count / all;
          return {
            words: formatCount(count),
            more: all === 0 ? '' : formatPercent(share),
            shade: Math.round(share * 5),
          };
        }),
      ];
    }),
    note: `Shares are of the rows of the actual class.${left.length > 0 ? ` Left out: ${left.join(', ')}.` : ''}`,
  };
}

function sheetBlocks({ open, workbench, later }: ReportAsk, { object }: Shelved<'evaluation'>) {
  const table = open.object('table', object.table);
  if (!table || !open.isWhole(object.table) || !open.isWhole(object.predictions)) return [];
  const body = storedSheet(open, object, table);
  const spec = sheetSpec(open, body, table);
  const tags = rowsOfSheet(body) === 'tags' ? String(open.tags.version) : '';
  const found = later.of(`sheet ${tags} ${canonicalJson(spec)}`, () => workbench.models.sheet(spec));
  if (!found) return null;
  const rowsOf = { column: `by ${body.column ?? ''}`, slices: 'by slice', tags: 'by tag' }[rowsOfSheet(body)];
  if (!found.answer) return [heading('Error analysis'), paragraph(found.why)];
  if (found.answer.rows.length === 0) return [];
  return [heading(`Error analysis, ${rowsOf}`), sliceTable(found.answer), ...notesOf(body.notes)];
}

function notesOf(notes = ''): readonly ReportBlock[] {
  return notes.trim() === '' ? [] : [paragraph(notes)];
}

/** Those with most to gain first; where nothing says so, those that are surely worst. */
function sliceTable({ metric, all, rows }: ErrorSheet): ReportBlock {
  const worst = rows.toSorted(byNeed(higherIsBetter(metric))).slice(0, MOST_SLICES);
  const shown = [all, ...worst];
  const baselines = shown.flatMap(({ baseline }) => (baseline ? [baseline.value] : []));
  const line = lineOver(
    shown.map((row) => row.metric),
    baselines,
  );
  const sign = isFraction(metric) ? '%' : '';
  const left = rows.length - worst.length;
  const hasBaseline = baselines.length > 0;
  return {
    of: 'table',
    title: 'Where it is wrong',
    columns: [
      { title: 'Slice' },
      { title: metricTitle(metric), numeric: true },
      { title: hasBaseline ? '95% interval and baseline' : '95% interval' },
      { title: 'n', numeric: true },
      { title: 'Share', numeric: true },
      ...(hasBaseline
        ? [
            { title: 'Gap', numeric: true },
            { title: 'Gain', numeric: true },
          ]
        : []),
    ],
    rows: shown.map((row): readonly Cell[] => {
      const { estimate, interval } = {
        estimate: row.metric,
        interval: row.metric.value === null ? null : row.metric.interval,
      };
      const value = (number: number): string => metricValue(metric, number);
      return [
        { words: row.name },
        {
          words: estimate.value === null ? reasonInWords(estimate.reason) : `${value(estimate.value)}${sign}`,
        },
        {
          words: interval ? `${value(interval.low)} to ${value(interval.high)}` : '–',
          ...markOf(estimate, line, { target: row.baseline?.value ?? null }),
        },
        { words: formatCount(row.n) },
        { words: formatPercent(row.share) },
        ...(hasBaseline
          ? [
              { words: row.gap === null ? '–' : value(row.gap) },
              { words: row.gain === null || row.gain.value === null ? '–' : formatFixed(row.gain.value, 2) },
            ]
          : []),
      ];
    }),
    note: [
      hasBaseline
        ? 'The gap is what is missing to the baseline; the gain is the gap by the share of the rows: what closing it brings overall.'
        : 'Those that are worst for certain, by the better end of their interval, stand first.',
      left > 0 ? `${formatPlural(left, 'further slice')} not shown.` : '',
      'Slices may overlap.',
    ]
      .filter(Boolean)
      .join(' '),
  };
}

function byNeed(isHigherBetter: boolean): (a: SheetRow, b: SheetRow) => number {
  const need = ({ gain, metric }: SheetRow): readonly [number, number] => {
    const best =
      metric.value === null
        ? -Infinity
        : isHigherBetter
          ? -(metric.interval?.high ?? metric.value)
          : (metric.interval?.low ?? metric.value);
    return [gain === null || gain.value === null ? -1 : gain.value, best];
  };
  return (a, b) => {
    const [first, second] = [need(a), need(b)];
    return second[0] - first[0] || second[1] - first[1] || (a.name < b.name ? -1 : 1);
  };
}
