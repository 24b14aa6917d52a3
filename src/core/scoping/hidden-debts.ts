export const DEBT_STATES = ['none', 'some', 'much'] as const;
export type DebtState = (typeof DEBT_STATES)[number];

export interface DebtAnswer {
  /** null: not said; only a note. */
  state: DebtState | null;
  note: string;
}

export const NO_DEBT_ANSWER: DebtAnswer = { state: null, note: '' };

export interface HiddenDebt {
  key: string;
  title: string;
  /** How it is recognised. */
  asks: string;
  /** What pays it off. */
  remedy: string;
}

const of = (key: string, title: string, asks: string, remedy: string): HiddenDebt => ({
  key,
  title,
  asks,
  remedy,
});

/**
 * Debts that a system around a model runs into without anybody deciding so, after "Hidden Technical Debt in Machine
 * Learning Systems" (Sculley et al.; 2015), in words of our own.
 */
export const HIDDEN_DEBTS: readonly HiddenDebt[] = [
  of(
    'entanglement',
    'Entanglement',
    'Does changing one input, setting or threshold move everything else?',
    'Watch slices and distributions by input; keep models that can be changed alone.',
  ),
  of(
    'cascades',
    'Correction cascades',
    'Does a model correct the answers of another?',
    'Teach the first model the case, or give the second one data of its own.',
  ),
  of(
    'consumers',
    'Undeclared consumers',
    'Does anybody use the answers whom nobody knows of?',
    'Give access by name, and agree on what may be relied on.',
  ),
  of(
    'dependencies',
    'Data dependencies',
    'Are there inputs that change without notice, or that bring next to nothing?',
    'Keep versions of inputs; leave out one at a time and drop what is not missed.',
  ),
  of(
    'feedback',
    'Feedback loops',
    'Do the answers shape the data that the next model learns from?',
    'Keep a share of cases apart at random; follow what the answers cause.',
  ),
  of(
    'glue',
    'Glue code',
    'Is most of the code there to fit a general package to this use?',
    'Put the package behind an interface of your own, or write the small part that is used.',
  ),
  of(
    'jungle',
    'Pipeline jungles',
    'Has the preparation of data grown by scrapes, joins and files in between that nobody sees whole?',
    'Draw it whole, and build it anew from there.',
  ),
  of(
    'dead',
    'Dead experimental paths',
    'Are branches of old experiments still in the code that serves?',
    'Look at every switch from time to time, and take out what nobody uses.',
  ),
  of(
    'configuration',
    'Configuration debt',
    'Can a wrong setting go live unseen?',
    'Keep settings under review, checked and compared like code; a change shows what it changes.',
  ),
  of(
    'world',
    'Changes in the world',
    'Are there fixed thresholds and assumptions that the world can outrun?',
    'Learn thresholds from data; watch drift, answers and what is done upstream.',
  ),
  of(
    'reproducibility',
    'Reproducibility',
    'Can a result of half a year ago be made again?',
    'Keep data, code, seeds and surroundings together with every result.',
  ),
  of(
    'process',
    'Process',
    'Is there more than a handful of models, each run in a way of its own?',
    'Give them one way to be made, changed and looked after.',
  ),
];

export interface DebtSummary {
  much: number;
  some: number;
  none: number;
  unsaid: number;
}

export function debtSummary(answers: Readonly<Record<string, DebtAnswer>>): DebtSummary {
  const states = HIDDEN_DEBTS.map(({ key }) => answers[key]?.state ?? null);
  const count = (state: DebtState | null): number => states.filter((one) => one === state).length;
  return { much: count('much'), some: count('some'), none: count('none'), unsaid: count(null) };
}
