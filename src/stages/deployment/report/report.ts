import { planInForce } from '../../../core/rollout/guardrails.ts';
import type { RolloutPlanDocument } from '../../../core/rollout/plan-document.ts';
import { canonicalJson } from '../../../core/kernel/canonical-json.ts';
import { reasonInWords } from '../../../core/kernel/estimate.ts';
import type { Cell, ReportBlock } from '../../../core/report/report.ts';
import { intervalWords } from '../../../parts/metrics/metric-words.ts';
import { blocksOf, heading, paragraph } from '../../../parts/report/report-blocks.ts';
import type { ReportAsk, ReportPart } from '../../../parts/report/report-part.ts';
import { formatCount, formatDuration, formatFixed, formatPercent, formatPlural } from '../../../ui/format.ts';
import {
  decisionWords,
  limitWords,
  measuresWords,
  rhythmWords,
  STRATEGY_WORDS,
  UNIT_WORDS,
} from '../plans/plan-words.ts';
import { resultsQuestion, usableSlices } from '../shadow/results-question.ts';
import { askedWords, sideNames } from '../shadow/shadow-words.ts';

/** What deployment says in the report: how a model gets its traffic, and how far it agreed with the one before it. */
export const reportParts: readonly ReportPart[] = [{ key: 'rollout', blocks: rolloutBlocks }];

function rolloutBlocks(ask: ReportAsk): readonly ReportBlock[] | null {
  const shadow = shadowBlocks(ask);
  return shadow && [...ask.open.rolloutPlans.flatMap((plan) => planBlocks(plan, ask)), ...shadow];
}

function planBlocks({ name, body }: RolloutPlanDocument, { open }: ReportAsk): readonly ReportBlock[] {
  const plan = planInForce(body, open.targets);
  const isGlobal = plan.policy.counter === 'global';
  return [
    heading(name),
    paragraph(
      `${STRATEGY_WORDS[plan.strategy]}, ${UNIT_WORDS[plan.unit].toLowerCase()}, looked at every ${formatDuration(plan.tickMs)}. ${plan.startGate === 'manual' ? 'A person lets it begin.' : 'It begins by itself.'}${body.note.trim() === '' ? '' : ` ${body.note.trim()}`}`,
    ),
    {
      of: 'table',
      title: `Steps of ${name}`,
      columns: [
        { title: 'Step' },
        { title: 'Weight', numeric: true },
        { title: 'Mirrored', numeric: true },
        { title: 'Hold', numeric: true },
        { title: 'Least requests', numeric: true },
        { title: 'Goes on' },
      ],
      rows: plan.steps.map(({ weight, mirror, holdMs, minSamples, gate }, at): readonly Cell[] => [
        { words: String(at + 1) },
        { words: `${String(weight)}%` },
        { words: mirror === 0 ? '–' : `${String(mirror)}%` },
        { words: holdMs === 0 ? '–' : formatDuration(holdMs) },
        { words: minSamples === 0 ? 'any' : formatCount(minSamples) },
        { words: gate === 'manual' ? 'when a person says so' : 'by itself' },
      ]),
    },
    ...(plan.metrics.length === 0
      ? []
      : [
          {
            of: 'table',
            title: `What can stop ${name}`,
            columns: [
              { title: 'Metric' },
              { title: 'Of' },
              { title: 'Must be' },
              { title: 'Measured' },
              { title: 'Ends it' },
            ],
            rows: plan.metrics.map((metric): readonly Cell[] => [
              { words: metric.id },
              { words: measuresWords(metric) },
              { words: decisionWords(metric) },
              { words: rhythmWords(metric, isGlobal, plan.tickMs) },
              { words: limitWords(metric, isGlobal) },
            ]),
          } as const,
        ]),
  ];
}

/** How far challenger and champion agreed, of finished runs; null while one is counted. */
function shadowBlocks({ open, workbench, later }: ReportAsk): readonly ReportBlock[] | null {
  const all = open.shadows.map((shadow): ReportBlock[] | null => {
    const question = resultsQuestion(open, shadow, usableSlices(open, shadow));
    if (!question) return [];
    const found = later.of(`shadow ${canonicalJson(question)}`, () => workbench.shadows.report(question));
    if (!found) return null;
    if (!found.answer) return [heading(shadow.name), paragraph(found.why)];
    const [champion, challenger] = sideNames(open, shadow);
    const { agreement, classes, both } = found.answer;
    const percent =
      agreement.value === null ? reasonInWords(agreement.reason) : formatPercent(agreement.value);
    return [
      ...blocksOf([
        {
          title: shadow.name,
          lines: [
            {
              words: `${challenger} beside ${champion}. ${askedWords(open, shadow, shadow.body.run?.asked ?? null)}`,
            },
            {
              term: classes ? 'Answered alike' : 'Alike within the tolerance',
              words: `${percent}${agreement.value === null ? '' : ` (${intervalWords(agreement, 'fraction')})`}, of ${formatPlural(both, 'row')} answered by both`,
            },
            ...(classes && classes.kappa.value !== null
              ? [
                  {
                    term: 'Cohen’s kappa',
                    words: `${formatFixed(classes.kappa.value, 3)} (${intervalWords(classes.kappa, 'number')})`,
                  },
                ]
              : []),
          ],
        },
      ]),
    ];
  });
  return all.some((one) => one === null) ? null : all.flatMap((one) => one ?? []);
}
