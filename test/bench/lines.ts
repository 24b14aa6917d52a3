import type { BootstrapTimes } from './bench-bootstrap.ts';
import type { EvaluationTimes } from './bench-evaluation.ts';
import type { ImportTimes } from './bench-import.ts';
import type { Pair } from './bench-metrics.ts';
import type { BenchModel } from './bench-models.ts';
import type { FirstScreen } from './first-screen.ts';
import type { BigImport } from './bench-memory.ts';
import type { EventTimes, ScreenEvents } from './bench-scroll.ts';
import { median, ratioOf, type ArmTimes, type Phases } from './take-turns.ts';

/** One row of the bench's table. */
export interface Line {
  what: string;
  /** What the figure is in words, e.g. "bare / whole". */
  of: string;
  figure: number;
  unit: '' | 'KB' | 'MB';
  goal: { at: 'least' | 'most'; figure: number } | null;
  /** Further figures below the line. */
  parts: readonly { name: string; figure: number; unit: 'ms' | 's' | 'KB' | 'MB' | 'rows/s' }[];
}

export function isMet({ figure, goal }: Line): boolean | null {
  if (!goal) return null;
  return goal.at === 'least' ? figure >= goal.figure : figure <= goal.figure;
}

export function linesOfEvaluation(model: BenchModel, times: EvaluationTimes): Line[] {
  const { rows, threads, bare, whole, alone } = times;
  const name = { adult: 'adult-gbdt', loans: 'loan-trees', dense: 'dense network' }[model.kind];
  const widths = model.kind === 'dense' ? ` ${model.widths.join('-')}` : '';
  return [
    {
      what: `evaluation: ${name}${widths}, ${inThousands(rows)} rows, ${String(threads)} thread${threads === 1 ? '' : 's'}`,
      of: 'bare session.run / stored columns to committed predictions',
      figure: ratioOf(bare, whole),
      unit: '',
      goal: { at: 'least', figure: 0.9 },
      parts: [
        ms('bare session.run', bare.medianMs),
        ms('whole', whole.medianMs),
        ...phaseParts('  in it: ', whole.phases),
        ...phaseParts('  alone: ', alone),
        { name: 'throughput', figure: (rows / whole.medianMs) * 1000, unit: 'rows/s' },
      ],
    },
  ];
}

export function linesOfImport(times: ImportTimes): Line[] {
  const { rows, columns, udsv, whole, preview, alone } = times;
  return [
    {
      what: `import: CSV of ${inThousands(rows)} x ${String(columns)}, ${(times.bytes / 1e6).toFixed(0)} MB`,
      of: 'File to committed table / uDSV typed parse',
      figure: ratioOf(whole, udsv),
      unit: '',
      goal: { at: 'most', figure: 2 },
      parts: [
        ms('uDSV', udsv.medianMs),
        ms('whole', whole.medianMs),
        ...phaseParts('  alone: ', alone.phases),
        ms('the preview before it', preview.medianMs),
        { name: 'throughput', figure: (rows / whole.medianMs) * 1000, unit: 'rows/s' },
      ],
    },
  ];
}

export function linesOfFirstScreen({ first, later }: Record<'first' | 'later', FirstScreen>): Line[] {
  return [['first visit', first] as const, ['later visit', later] as const].map(([visit, sizes]) => ({
    what: `first screen, ${visit}: JS and CSS of the page, gzip`,
    of: 'KB until the overview is interactive',
    figure: sizes.page / 1024,
    unit: 'KB',
    goal: { at: 'most', figure: 150 },
    parts: (['workers', 'fonts', 'other'] as const).map((name) => ({
      name: { workers: 'workers, apart', fonts: 'fonts, apart', other: 'page, icon and sample, apart' }[name],
      figure: sizes[name] / 1024,
      unit: 'KB',
    })),
  }));
}

export function linesOfPair(what: string, plain: string, pair: Pair & { rows?: number }): Line[] {
  return [
    {
      what,
      of: `ours / ${plain}`,
      figure: ratioOf(pair.ours, pair.plain),
      unit: '',
      goal: null,
      parts: [ms('ours', pair.ours.medianMs), ms(plain, pair.plain.medianMs)],
    },
  ];
}

export function linesOfBootstrap(
  { counts, values, whole }: BootstrapTimes,
  { rows, wholeRows }: { rows: number; wholeRows: number },
): Line[] {
  const at = `${inThousands(rows)} rows, B = 1000`;
  return [
    ...linesOfPair(`eight paired metrics by joint counts, ${at}`, 'one by rows drawn', counts),
    ...linesOfPair(`four paired metrics by blocks, ${at}`, 'one by rows drawn', values),
    {
      what: `two models compared: all metrics, DeLong, McNemar, flips, ${inThousands(wholeRows)} rows`,
      of: `that / the loop of one metric at ${inThousands(rows)} rows`,
      figure: ratioOf(whole, counts.plain),
      unit: '',
      goal: null,
      parts: [ms('whole', whole.medianMs)],
    },
  ];
}

/** Events on the screen of a large table against the same ones on that of a small one. */
export function linesOfScreen(
  large: ScreenEvents,
  small: ScreenEvents,
  rows: { large: number; small: number },
): Line[] {
  const names = {
    scroll: 'scroll',
    jump: 'jump to anywhere',
    sort: 'sort by a column',
    type: 'a key typed in a filter, the pause, the rows',
  };
  return (Object.keys(names) as (keyof typeof names)[]).map((name) => ({
    what: `on the screen: ${names[name]}, ${inThousands(rows.large)} rows`,
    of: `p95 of script time an event, over that at ${inThousands(rows.small)} rows`,
    figure: scriptP95(large[name]) / scriptP95(small[name]),
    unit: '',
    goal: null,
    parts: (
      [
        ['', large[name]],
        [`, ${inThousands(rows.small)} rows`, small[name]],
      ] as const
    ).flatMap(([which, { stretches, shownMs }]) => [
      figureIn(`script, median${which}`, median(stretches.map(({ script }) => script))),
      figureIn(`script, p95${which}`, p95(stretches.map(({ script }) => script))),
      figureIn(`main thread in all, p95${which}`, p95(stretches.map(({ all }) => all))),
      figureIn(`longest task${which}`, Math.max(...stretches.map(({ longestTask }) => longestTask))),
      figureIn(`until all cells show, median${which}`, median(shownMs)),
    ]),
  }));
}

export function linesOfMemory({ seconds, longestTask, memory }: BigImport, what: string): Line[] {
  if (!memory) throw new Error('This system does not tell how much memory a process holds.');
  const { before, peak } = memory;
  const mb = (name: string, bytes: number) => ({ name, figure: bytes / 1e6, unit: 'MB' as const });
  return [
    {
      what: `import: ${what}, peak memory`,
      of: 'MB resident in the process of the page and its workers',
      figure: peak.page / 1e6,
      unit: 'MB',
      goal: null,
      parts: [
        mb('before', before.page),
        mb('all processes of the browser, before', before.all),
        mb('all processes of the browser', peak.all),
        { name: 'time', figure: seconds, unit: 's' },
        figureIn('longest task of the main thread', longestTask),
      ],
    },
  ];
}

function scriptP95({ stretches }: EventTimes): number {
  return p95(stretches.map(({ script }) => script));
}

export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(0.95 * sorted.length) - 1)]!;
}

function figureIn(name: string, figure: number): Line['parts'][number] {
  return { name, figure, unit: 'ms' };
}

function ms(name: string, figure: ArmTimes['medianMs']): Line['parts'][number] {
  return { name, figure, unit: 'ms' };
}

function phaseParts(before: string, phases: Phases): Line['parts'] {
  return Object.entries(phases).map(([name, figure]) => ms(before + name, figure));
}

function inThousands(count: number): string {
  return count.toLocaleString('en-US');
}
