import type { EvaluationTimes } from './bench-evaluation.ts';
import type { ImportTimes } from './bench-import.ts';
import type { Pair } from './bench-metrics.ts';
import type { BenchModel } from './bench-models.ts';
import type { FirstScreen } from './first-screen.ts';
import { ratioOf, type ArmTimes, type Phases } from './take-turns.ts';

/** One row of the bench's table. */
export interface Line {
  what: string;
  /** What the figure is in words, e.g. "bare / whole". */
  of: string;
  figure: number;
  unit: '' | 'KB';
  goal: { at: 'least' | 'most'; figure: number } | null;
  /** Further figures below the line. */
  parts: readonly { name: string; figure: number; unit: 'ms' | 'KB' | 'rows/s' }[];
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

function ms(name: string, figure: ArmTimes['medianMs']): Line['parts'][number] {
  return { name, figure, unit: 'ms' };
}

function phaseParts(before: string, phases: Phases): Line['parts'] {
  return Object.entries(phases).map(([name, figure]) => ms(before + name, figure));
}

function inThousands(count: number): string {
  return count.toLocaleString('en-US');
}
