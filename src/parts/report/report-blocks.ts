import { saidSections, type TextLine, type TextSection } from '../../core/brief/text-section.ts';
import type { Estimate } from '../../core/kernel/estimate.ts';
import { lineFor } from '../../core/report/mark-picture.ts';
import type { Cell, Mark, ReportBlock, Tone } from '../../core/report/report.ts';

export function paragraph(words: string): ReportBlock {
  return { of: 'lines', lines: [{ words }] };
}

export function heading(words: string): ReportBlock {
  return { of: 'head', words };
}

/** Sections of words as blocks, those that say nothing left out. */
export function blocksOf(sections: readonly TextSection[]): readonly ReportBlock[] {
  return saidSections(sections).flatMap(({ title, lines }) => [heading(title), ...lines.map(lineBlock)]);
}

function lineBlock({ term, words, table }: TextLine): ReportBlock {
  if (!table) return { of: 'lines', lines: [term === undefined ? { words } : { term, words }] };
  return {
    of: 'table',
    title: term ?? '',
    columns: table.heads.map((title) => ({ title })),
    rows: table.rows.map((cells) => cells.map((cell) => ({ words: cell }))),
    ...(table.note.trim() === '' ? {} : { note: table.note }),
  };
}

/** A figure with its interval for a picture; null where there is no value. */
export function markOf(
  estimate: Estimate | null,
  line: Pick<Mark, 'from' | 'to'>,
  { target = null, tone = 'plain' }: { target?: number | null; tone?: Tone } = {},
): Pick<Cell, 'mark'> {
  if (!estimate || estimate.value === null) return {};
  const { value, interval } = estimate;
  return {
    mark: { ...line, value, low: interval?.low ?? value, high: interval?.high ?? value, target, tone },
  };
}

/** One line for several figures, and what they are held against. */
export function lineOver(
  estimates: readonly Estimate[],
  targets: readonly number[] = [],
): Pick<Mark, 'from' | 'to'> {
  return lineFor([
    ...targets,
    ...estimates.flatMap((estimate) => {
      if (estimate.value === null) return [];
      const { value, interval } = estimate;
      return interval ? [value, interval.low, interval.high] : [value];
    }),
  ]);
}
