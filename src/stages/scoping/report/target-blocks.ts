import { reasonInWords } from '../../../core/kernel/estimate.ts';
import { isMustPass } from '../../../core/brief/must-pass.ts';
import type { Cell, ReportBlock } from '../../../core/report/report.ts';
import { amountWords, boundsWords, headOf } from '../../../parts/gates/target-words.ts';
import { VERDICT_WORDS } from '../../../parts/gates/verdict-words.ts';
import { lineOver, markOf, paragraph } from '../../../parts/report/report-blocks.ts';
import type { ReportAsk } from '../../../parts/report/report-part.ts';
import type { Judged } from '../../../session/targets.svelte.ts';
import { formatCount } from '../../../ui/format.ts';

/** Every target as it stands on the evaluation that the project answers for; null while some are measured. */
export function targetBlocks({ open, workbench: { targets } }: ReportAsk): readonly ReportBlock[] | null {
  if (open.targets.length === 0) return [];
  const standing = targets.standing(open);
  const judged = open.targets.map((target): Judged => ({
    target,
    verdict: standing ? targets.verdict(open, target, standing.object) : null,
  }));
  if (standing && judged.some(({ verdict }) => verdict === null)) return null;
  const table = standing && open.object('table', standing.object.table);
  return [
    paragraph(
      standing
        ? `As they stand on “${standing.entry.name}”: ${open.nameOf(standing.object.model, 'a model')} on ${open.nameOf(standing.object.table, 'a dataset')}${table ? `, version ${table.digest.slice(0, 12)}` : ''}.`
        : 'No evaluation speaks of them yet.',
    ),
    {
      of: 'table',
      title: 'Targets',
      columns: [
        { title: 'Target' },
        { title: 'To reach' },
        { title: 'Now', numeric: true },
        { title: '95% interval and bound' },
        { title: 'n', numeric: true },
        { title: 'Verdict' },
      ],
      rows: judged.map((one) => targetRow(one, open)),
    },
  ];
}

function targetRow({ target, verdict }: Judged, { slices }: ReportAsk['open']): readonly Cell[] {
  const { body } = target;
  const { title, bound } = headOf(target, slices);
  const estimate = verdict?.estimate ?? null;
  const state = VERDICT_WORDS[verdict?.state ?? 'notMeasured'];
  const none = isMustPass(body);
  const line = lineOver(estimate ? [estimate] : [], [body.value]);
  const used = body.where.length === 0 ? '' : `used as ${body.where.join(', ')}`;
  return [
    { words: title, more: [used, body.owner && `owner ${body.owner}`, body.note].filter(Boolean).join('; ') },
    { words: bound },
    {
      words: !estimate
        ? '–'
        : estimate.value === null
          ? reasonInWords(estimate.reason)
          : amountWords(estimate.value, body),
    },
    {
      words: (estimate && boundsWords(estimate, body)) || '–',
      ...(none ? {} : markOf(estimate, line, { target: body.value, tone: state.tone })),
    },
    { words: estimate ? formatCount(estimate.n) : '–' },
    { words: state.word, tone: state.tone, more: verdict?.why ?? '' },
  ];
}
