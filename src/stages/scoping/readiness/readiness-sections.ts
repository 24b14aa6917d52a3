import type { TextSection } from '../../../core/brief/text-section.ts';
import { debtSummary, HIDDEN_DEBTS } from '../../../core/scoping/hidden-debts.ts';
import { contradiction, type Readiness } from '../../../core/scoping/readiness.ts';
import type { Proofs } from '../../../core/scoping/prove-tests.ts';
import { READINESS_TESTS, SECTIONS, type ReadinessTest } from '../../../core/scoping/test-score-tests.ts';
import type { TestPoints, TestScore } from '../../../core/scoping/test-score.ts';
import { formatDate } from '../../../ui/format.ts';
import { DEBT_ORIGIN, ORIGIN, pointsInWords, SECTION_TITLES, whoInWords } from './readiness-words.ts';

interface Shown {
  body: Readiness['body'];
  proofs: Proofs;
  points: Readonly<Record<string, TestPoints | undefined>>;
  score: TestScore;
  /** With how it stands now. */
  history: Readiness['body']['history'];
}

/** All of it for paper and Markdown. */
export function readinessSections(shown: Shown): readonly TextSection[] {
  const { score, body, history } = shown;
  const { much, some, none, unsaid } = debtSummary(body.debts);
  return [
    {
      title: `Score ${String(score.score)}`,
      lines: [
        { words: `${score.words}. The score is the least of the four sums.` },
        ...SECTIONS.map((section) => ({
          term: SECTION_TITLES[section],
          words: `${String(score.sums[section])} of 7${score.weakest.includes(section) ? ', weakest' : ''}`,
        })),
        { words: ORIGIN },
      ],
    },
    ...SECTIONS.map((section) => ({
      title: `${SECTION_TITLES[section]}, ${String(score.sums[section])} of 7`,
      lines: READINESS_TESTS.filter((test) => test.section === section).map((test) => testLine(test, shown)),
    })),
    {
      title: `Hidden debts: ${String(much)} much, ${String(some)} some, ${String(none)} none, ${String(unsaid)} not said`,
      lines: [
        ...HIDDEN_DEBTS.flatMap(({ key, title }) => {
          const answer = body.debts[key];
          if (!answer) return [];
          return [{ term: title, words: joined([answer.state ?? 'not said', answer.note]) }];
        }),
        { words: unsaid === HIDDEN_DEBTS.length ? '' : DEBT_ORIGIN },
      ],
    },
    {
      title: 'Score through time',
      lines: history.map(({ atMs, score: was, sums }) => ({
        term: formatDate(atMs),
        words: `${String(was)} (${sums.map(String).join(', ')})`,
      })),
    },
  ];
}

function testLine(test: ReadinessTest, { body, proofs, points }: Shown): { term: string; words: string } {
  const answer = body.points[test.id];
  const proof = proofs[test.id];
  const differs = contradiction(answer, proof);
  const inForce = points[test.id];
  const said = answer && answer.points !== null ? ` (${whoInWords(answer)})` : '';
  return {
    term: test.title,
    words: joined([
      `${inForce === undefined ? 'not said' : pointsInWords(inForce)}${said}`,
      answer?.note ?? '',
      proof ? `Evidence: ${proof.words}` : '',
      ...(answer?.evidence ?? []).map(
        ({ what, seen }) => `Rests on ${what}${seen === '' ? '' : `: ${seen}`}`,
      ),
      differs && proof ? `The evidence says ${pointsInWords(proof.points)}` : '',
    ]),
  };
}

function joined(parts: readonly string[]): string {
  const said = parts.map((part) => part.trim().replace(/[.\s]+$/, '')).filter((part) => part !== '');
  return `${said.join('. ')}.`;
}
