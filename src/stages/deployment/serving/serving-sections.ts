import type { TextSection } from '../../../core/brief/text-section.ts';
import { closedForm, mostPerSecond, type Capacity } from '../../../core/serving/capacity.ts';
import { adviceOf } from '../../../core/serving/deployment-case.ts';
import { releasesToSupport, worstBehind } from '../../../core/serving/fleet-versions.ts';
import { serversWithin } from '../../../core/serving/queue-times.ts';
import { completionOf, NO_ANSWER, SERVING_CHECKLIST } from '../../../core/serving/serving-checklist.ts';
import type { ServingPlan } from '../../../core/serving/serving-plan.ts';
import type { LoadFigures } from '../../../core/serving/serving-runs.ts';
import { formatDuration, formatNumber, formatPercent, formatPlural } from '../../../ui/format.ts';
import { comparedFigures } from './capacity-words.ts';
import { costLines, crossingWords, money } from './cost-words.ts';
import { fleetInUse } from './fleet-in-use.ts';
import { presentLoads } from './serving-question.ts';

type Body = ServingPlan['body'];

/** The plan for paper and Markdown: what was said, and the figures that follow. */
export function servingSections(
  body: Body,
  capacity: Capacity | null,
  simulated: readonly LoadFigures[],
): readonly TextSection[] {
  return [
    caseSection(body),
    checklistSection(body),
    ...capacitySections(capacity, simulated),
    costSection(body),
    fleetSection(body),
  ];
}

function caseSection({ case: chosen }: Body): TextSection {
  const advice = chosen && adviceOf(chosen);
  return {
    title: 'Case',
    lines: advice
      ? [
          { words: `${advice.title}. ${advice.words}` },
          ...advice.patterns.map(({ title, why }) => ({ term: title, words: why })),
        ]
      : [],
  };
}

function checklistSection({ answers }: Body): TextSection {
  const { answered, of } = completionOf(answers);
  return {
    title: `Checklist, ${String(answered)} of ${String(of)} answered`,
    lines: SERVING_CHECKLIST.map(({ key, title, choices = [] }) => {
      const { choice, words, evidence, owner } = answers[key] ?? NO_ANSWER;
      const chosen = choices.find(({ value }) => value === choice)?.label ?? choice;
      const said = [chosen, words, evidence && `Evidence: ${evidence}`, owner && `Who: ${owner}`];
      const all = said.map((part) => part.trim().replace(/[.\s]+$/, '')).filter((part) => part !== '');
      return { term: title, words: all.length > 0 ? `${all.join('. ')}.` : 'not answered yet' };
    }),
  };
}

function capacitySections(capacity: Capacity | null, simulated: readonly LoadFigures[]): TextSection[] {
  if (!capacity) return [];
  const { inputs, service } = capacity;
  return presentLoads(capacity).map(({ perSecond, name }): TextSection => {
    const theory = closedForm(capacity, perSecond);
    const here = simulated.find((one) => one.perSecond === perSecond) ?? null;
    const needed =
      inputs.targetMs === null
        ? null
        : serversWithin(perSecond, service.mean(1), {
            time: inputs.targetMs / 1000,
            share: inputs.targetShare,
          });
    return {
      title: `Capacity at ${formatNumber(perSecond)} requests a second (${name})`,
      lines: [
        {
          term: 'Workers',
          words: `${formatPlural(inputs.workers, 'worker')}, ${formatDuration(service.mean(1) * 1000)} a request, at most ${formatNumber(mostPerSecond(capacity))} requests a second`,
        },
        ...(needed === null
          ? []
          : [
              {
                term: 'Workers needed by M/M/c',
                words: `${formatNumber(needed)}, for ${formatPercent(inputs.targetShare)} within ${formatDuration(inputs.targetMs!)}`,
              },
            ]),
        ...comparedFigures(theory, here, inputs)
          .filter((row) => row.theory !== '–' || row.simulated !== '–')
          .map((row) => ({
            term: row.name,
            words: `${row.theory} by ${theory.form}${row.simulated === '–' ? '' : `, ${row.simulated} simulated`}`,
          })),
      ],
    };
  });
}

function costSection({ costs }: Body): TextSection {
  const lines = costLines(costs);
  return {
    title: `Cost in ${formatPlural(costs.months, 'month')}`,
    lines: [
      ...lines.map(({ name, place, total, perThousand }) => ({
        term: `${name} (${place})`,
        words: `${money(total, costs)}${perThousand === null ? '' : `, ${money(perThousand, costs)} for 1,000 requests`}`,
      })),
      ...crossingWords(lines, costs).map(({ words }) => ({ term: 'Break-even', words })),
    ],
  };
}

function fleetSection({ fleet: inputs }: Body): TextSection {
  const fleet = fleetInUse(inputs);
  if (!fleet) return { title: 'Fleet', lines: [] };
  const support = releasesToSupport(fleet, inputs.tolerance);
  return {
    title: 'Fleet',
    lines: [
      {
        term: 'Releases',
        words: `every ${formatPlural(fleet.releaseEveryDays, 'day')}; ${formatPercent(fleet.updatePerDay)} of the devices behind update on a day, ${formatPercent(fleet.never)} never do`,
      },
      {
        term: `More than ${formatPlural(inputs.behind, 'release')} behind, at worst`,
        words: formatPercent(worstBehind(fleet, inputs.behind)),
      },
      {
        term: 'Oldest to support',
        words:
          support === null
            ? 'none would do: too many devices never update'
            : `${formatPlural(support, 'release')} behind, so that at most ${formatPercent(inputs.tolerance)} are left out`,
      },
    ],
  };
}
