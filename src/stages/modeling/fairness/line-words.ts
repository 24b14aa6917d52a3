import {
  acceptanceHolds,
  judgeLine,
  linesOf,
  missingOf,
  staleness,
  type Audit,
  type AuditLine,
  type LinePart,
  type Staleness,
} from '../../../core/evaluation/audit.ts';
import type { TextSection } from '../../../core/brief/text-section.ts';
import { targetMetric } from '../../../core/brief/target-metrics.ts';
import type { MetricRef, TargetEvidence } from '../../../core/brief/target.ts';
import { reasonInWords, type Estimate } from '../../../core/kernel/estimate.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import { amountWords, boundAmount, boundsWords, measureTitle } from '../../../parts/gates/target-words.ts';
import { VERDICT_WORDS } from '../../../parts/gates/verdict-words.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { formatCount, formatDateTime } from '../../../ui/format.ts';

export const PART_WORDS: Readonly<Record<LinePart, string>> = {
  risk: 'what might go wrong',
  metric: 'a metric',
  threshold: 'a threshold',
  result: 'a kept result',
  acceptance: 'who accepts it',
};

export const STALE_WORDS: Readonly<Record<NonNullable<Staleness>, string>> = {
  evaluation: 'of another evaluation',
  slice: 'of a slice that was changed since',
  gone: 'of what cannot be measured here any more',
};

export function unitOf({ metric }: Pick<MetricRef, 'metric'>): string {
  const unit = targetMetric(metric)?.unit ?? 'number';
  return unit === 'label' || unit === 'money' ? '' : unit;
}

/** "12.4 pt (9.1 to 15.8), n 2,454", or why there is none. */
export function figureWords(estimate: Estimate, measure: MetricRef): string {
  if (estimate.value === null) return reasonInWords(estimate.reason);
  const amount = { unit: unitOf(measure), measure };
  const bounds = boundsWords(estimate, amount);
  return `${amountWords(estimate.value, amount)}${bounds ? ` (${bounds})` : ''}, n ${formatCount(estimate.n)}`;
}

export function thresholdWords({ direction, value, measure }: AuditLine): string {
  if (value === null || !measure) return '';
  const words = boundAmount({ value, unit: unitOf(measure), measure });
  return `${direction === 'atLeast' ? 'at least' : 'at most'} ${words}`;
}

/** "3 of 5 lines are complete. Still missing: a threshold (2), who accepts it (1)." */
export function completenessWords(body: Pick<Audit['body'], 'lines'>): string {
  const lines = linesOf(body);
  const lacking = lines.map(({ line }) => missingOf(line));
  const complete = lacking.filter(({ length }) => length === 0).length;
  const counts = new Map<LinePart, number>();
  for (const part of lacking.flat()) counts.set(part, (counts.get(part) ?? 0) + 1);
  const missing = [...counts].map(([part, count]) => `${PART_WORDS[part]} (${String(count)})`);
  const head = `${String(complete)} of ${String(lines.length)} lines ${lines.length === 1 ? 'is' : 'are'} complete`;
  return missing.length === 0 ? `${head}.` : `${head}. Still missing: ${missing.join(', ')}.`;
}

export function evaluationName(open: OpenProject, digest: Digest): string {
  return open.evaluations.find(({ object }) => object.digest === digest)?.entry.name ?? 'one no longer here';
}

/**
 * The record for paper and Markdown; `now`: what a line would be read from now, null where it cannot be measured any
 * more, undefined while that is not known.
 */
export function recordSections(
  body: Audit['body'],
  open: OpenProject,
  now: (measure: MetricRef) => TargetEvidence | null | undefined,
): readonly TextSection[] {
  return linesOf(body).map(({ line }, at): TextSection => {
    const { risk, measure, result, accepted } = line;
    const present = measure ? now(measure) : undefined;
    const stale = result && present !== undefined ? staleness(result, present) : null;
    const judged = result && judgeLine(line, result.estimate);
    return {
      title: `${String(at + 1)}. ${risk.trim() || 'Not said yet what might go wrong'}`,
      lines: [
        { term: 'Measured by', words: measure ? measureTitle(measure, open.slices) : 'nothing yet' },
        { term: 'Threshold', words: thresholdWords(line) || 'not agreed yet' },
        {
          term: 'Result',
          words:
            result && measure
              ? [
                  figureWords(result.estimate, measure),
                  judged && VERDICT_WORDS[judged.state].word,
                  `seen ${formatDateTime(result.seenMs)} on ${evaluationName(open, result.evidence.of)}`,
                  stale && `stale: ${STALE_WORDS[stale]} (${result.words})`,
                ]
                  .filter(Boolean)
                  .join('; ')
              : 'none kept yet',
        },
        {
          term: 'Accepted',
          words: accepted
            ? [
                `by ${accepted.by}, ${formatDateTime(accepted.atMs)}`,
                accepted.note,
                acceptanceHolds(line) ? '' : 'before the present result',
              ]
                .filter(Boolean)
                .join('; ')
            : 'by nobody yet',
        },
      ],
    };
  });
}
