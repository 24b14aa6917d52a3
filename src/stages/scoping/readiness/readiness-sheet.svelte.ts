import type { Evidence } from '../../../core/scoping/evidence.ts';
import { NO_DEBT_ANSWER, type DebtAnswer, type HiddenDebt } from '../../../core/scoping/hidden-debts.ts';
import {
  EMPTY_READINESS,
  pointsInForce,
  withState,
  type Readiness,
  type ReadinessAnswer,
} from '../../../core/scoping/readiness.ts';
import type { ReadinessTest } from '../../../core/scoping/test-score-tests.ts';
import { testScore, type TestPoints } from '../../../core/scoping/test-score.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { Proving } from '../../../session/proving.ts';
import { oneOfKind } from '../../../session/one-of-kind.svelte.ts';
import type { TypedDocument } from '../../../session/typed-document.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

/** After so long without a change, how it stands is kept: figures that are still measured come in bit by bit. */
const SETTLED_MS = 2000;

/** How ready a project is, as it stands on the screen. Made while a component is being set up. */
export class ReadinessSheet {
  readonly open: OpenProject;
  readonly #workbench: Workbench;
  readonly #proving: Proving;
  readonly #typed: TypedDocument<Readiness>;
  readonly proofs = $derived.by(() => this.#proving.of(this.open));
  readonly points = $derived.by(() => pointsInForce(this.body.points, this.proofs));
  readonly score = $derived.by(() => testScore(this.points));

  constructor(workbench: Workbench, open: OpenProject) {
    this.open = open;
    this.#workbench = workbench;
    this.#proving = new Proving(workbench.checks, workbench.targets, workbench.alarms);
    const stored = (): Readiness['body'] => open.readiness?.body ?? EMPTY_READINESS;
    this.#typed = oneOfKind(workbench.documents, open, { kind: 'readiness', name: 'Readiness' }, stored);
    $effect(() => this.#keepHistory());
  }

  get body(): Readiness['body'] {
    return this.#typed.body;
  }

  /** The history with how it stands now at its end. */
  get history(): Readiness['body']['history'] {
    return withState(this.body.history, this.score, Date.now());
  }

  /** A person's own say; null = what is proven stands again. */
  say(test: ReadinessTest, points: TestPoints | null): void {
    this.#answer(test, { points }, `Points of “${test.title}”`);
  }

  note(test: ReadinessTest, note: string): void {
    this.#answer(test, { note }, `Note on “${test.title}”`);
  }

  rest(test: ReadinessTest, evidence: readonly Evidence[]): void {
    this.#answer(test, { evidence }, `Evidence of “${test.title}”`);
  }

  debt({ key, title }: HiddenDebt, patch: Partial<DebtAnswer>): void {
    const { [key]: before, ...others } = this.body.debts;
    const answer = { ...(before ?? NO_DEBT_ANSWER), ...patch };
    const isEmpty = answer.state === null && answer.note === '';
    this.#typed.type(
      { debts: isEmpty ? others : { ...others, [key]: answer } },
      'note' in patch ? `Note on “${title}”` : `“${title}” as a debt`,
    );
  }

  #answer({ id }: ReadinessTest, patch: Partial<ReadinessAnswer>, label: string): void {
    const { [id]: before, ...others } = this.body.points;
    const said = { by: this.#workbench.who.name ?? '', atMs: Date.now() };
    const answer: ReadinessAnswer = { points: null, note: '', evidence: [], ...before, ...said, ...patch };
    const isEmpty = answer.points === null && answer.note === '' && answer.evidence.length === 0;
    this.#typed.type({ points: isEmpty ? others : { ...others, [id]: answer } }, label);
  }

  /** Writes down how the stored answers and the evidence stand, once that rests; it is no step to take back. */
  #keepHistory(): (() => void) | undefined {
    const document = this.open.readiness;
    if (!document) return undefined;
    const score = testScore(pointsInForce(document.body.points, this.proofs));
    const history = withState(document.body.history, score, Date.now());
    if (history === document.body.history) return undefined;
    const timer = setTimeout(() => void this.#workbench.documents.note(document, { history }), SETTLED_MS);
    return () => clearTimeout(timer);
  }
}
