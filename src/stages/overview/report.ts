import { boundsWords, amountWords, headOf } from '../../parts/gates/target-words.ts';
import { countWords, gateWords, stateCounts, VERDICT_WORDS } from '../../parts/gates/verdict-words.ts';
import { paragraph } from '../../parts/report/report-blocks.ts';
import type { ReportAsk, ReportPart } from '../../parts/report/report-part.ts';
import { isMustPass } from '../../core/brief/must-pass.ts';
import { reasonInWords } from '../../core/kernel/estimate.ts';
import { cycleOf, type Loop } from '../../core/scoping/cycle.ts';
import { openDecisions } from '../../core/scoping/decision.ts';
import { pointsInForce } from '../../core/scoping/readiness.ts';
import { scopingDecision } from '../../core/scoping/scoping-decision.ts';
import { testScore } from '../../core/scoping/test-score.ts';
import { cycleSteps } from '../../session/cycle-steps.ts';
import { Proving } from '../../session/proving.ts';
import type { Judged } from '../../session/targets.svelte.ts';
import { formatCount, formatDate, formatPlural } from '../../ui/format.ts';
import type { ReportBlock, ReportFigures } from '../../core/report/report.ts';

/** How the project stands, in a paragraph and the figures of its gates. */
export const reportParts: readonly ReportPart[] = [
  {
    key: 'summary',
    blocks: (ask) => {
      const { open, workbench } = ask;
      const standing = workbench.targets.standing(open);
      const gates = standing ? workbench.targets.judged(open, standing.object) : [];
      const isMeasuring = open.logs.some((log) => workbench.alarms.isMeasuring(open, log));
      if (isMeasuring || gates.some(({ verdict }) => verdict === null)) return null;
      return [paragraph(summaryWords(ask, gates)), ...(gates.length === 0 ? [] : [gateFigures(ask, gates)])];
    },
  },
  { key: 'cycle', blocks: cycleBlocks },
];

function cycleBlocks({ open }: ReportAsk): readonly ReportBlock[] {
  const steps = cycleSteps(open);
  if (steps.length === 0) return [];
  const { at, by, loops } = cycleOf(steps);
  const since = by ? ` since ${formatDate(by.atMs)}, by “${by.what}”` : '';
  const back =
    loops.length === 0
      ? 'It has not gone back to an earlier stage yet.'
      : `It went back ${loops.length === 1 ? 'once' : `${formatCount(loops.length)} times`}.`;
  return [
    paragraph(`The project is in ${at}${since}. ${back}`),
    ...(loops.length === 0 ? [] : [loopTable(loops)]),
  ];
}

function loopTable(loops: readonly Loop[]): ReportBlock {
  return {
    of: 'table',
    title: 'Ways back, the latest first',
    columns: [{ title: 'From' }, { title: 'To' }, { title: 'When' }, { title: 'Why' }],
    rows: loops
      .toReversed()
      .map(({ from, to, atMs, why }) => [
        { words: from },
        { words: to },
        { words: formatDate(atMs) },
        { words: why },
      ]),
  };
}

function summaryWords({ open, workbench }: ReportAsk, gates: readonly Judged[]): string {
  const scoping = open.worksheets.find(({ body }) => body.sheet === 'scoping')?.body.answers;
  const problem = scoping?.['problem']?.text.trim() ?? '';
  const decided = scopingDecision(open.decisions.events);
  const { live } = open.registry;
  const standing = workbench.targets.standing(open);
  const proofs = new Proving(workbench.checks, workbench.targets, workbench.alarms).of(open);
  const { score, words } = testScore(pointsInForce(open.readiness?.body.points ?? {}, proofs));
  const ringing = workbench.alarms.ringing(open);
  const asked = openDecisions(open.decisions.events).length;
  return [
    problem === '' ? 'The problem is not written down yet.' : ended(problem),
    decided
      ? `It was decided on ${formatDate(decided.event.atMs)}: ${decided.choice.label.toLowerCase()}.`
      : 'Whether to go on is not decided yet.',
    live
      ? `“${open.nameOf(live.model, 'A model no longer here')}” is in production since ${formatDate(live.fromMs)}.`
      : 'No model is in production.',
    standing
      ? gates.length === 0
        ? 'No target is a gate.'
        : ended(`On “${standing.entry.name}”, ${countWords(stateCounts(gates))}`)
      : live
        ? 'It was not evaluated here.'
        : 'No model was evaluated yet.',
    ...(open.logs.length === 0
      ? []
      : [
          ringing === 0
            ? 'No alarm is ringing.'
            : `${formatPlural(ringing, 'alarm is', 'alarms are')} ringing.`,
        ]),
    `Its readiness for production is scored ${String(score)} of 7: ${lowered(words)}.`,
    ...(asked === 0 ? [] : [`${formatPlural(asked, 'decision')} open.`]),
  ].join(' ');
}

function gateFigures({ open }: ReportAsk, gates: readonly Judged[]): ReportFigures {
  return {
    of: 'figures',
    title: 'Gates',
    figures: gates.map((judged) => {
      const { target, verdict } = judged;
      const estimate = verdict?.estimate ?? null;
      const none = isMustPass(target.body);
      const state = VERDICT_WORDS[verdict?.state ?? 'notMeasured'];
      const bound = none && verdict?.why === '' ? 'none may fail' : gateWords(target.body, verdict);
      const has = estimate !== null && estimate.value !== null;
      return {
        label: headOf(target, open.slices).title,
        value: !estimate
          ? '–'
          : estimate.value === null
            ? reasonInWords(estimate.reason)
            : amountWords(estimate.value, target.body),
        beside: !has ? '' : none ? `wrong of ${formatCount(estimate.n)}` : boundsWords(estimate, target.body),
        below: `${state.word}: ${bound}`,
        tone: state.tone,
      };
    }),
  };
}

function ended(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
