import { wordsOf } from '../../../core/slices/words-of.ts';
import { constantWords, ruleWords } from '../baselines/baseline-words.ts';
import type { ModelVersion } from '../../../core/model/model-version.ts';
import type { InputMap, Signature, Task } from '../../../core/model/signature.ts';
import { formatNumber } from '../../../ui/format.ts';
import { listed } from '../words.ts';

export interface SignatureRow {
  key: string;
  what: string;
  /** Columns that go in, or outputs that come out. */
  columns: string;
  how: string;
}

const MAPPED: Record<InputMap['mappedBy'], string> = {
  name: 'by name',
  position: 'by position, confirmed',
  user: 'chosen by hand',
};
const SCORES = {
  probabilities: 'probabilities of the classes',
  logits: 'logits, through softmax',
  positiveProbability: 'probability of the positive class',
} as const;

/**
 * A signature in lines one can read: what is fed from what, and what is read as what. `recipe`: what its recipe goes
 * by, null where it has none.
 */
export function signatureRows(
  { signature, source }: ModelVersion,
  recipe: string | null = null,
): readonly SignatureRow[] {
  if (source.type === 'column') {
    const { column, labels, probability } = source.column;
    const meanings = Object.entries(labels ?? {}).map(([value, label]) => `${value} → ${label}`);
    return [
      {
        key: 'column',
        what: 'prediction',
        columns: column,
        how: meanings.length > 0 ? meanings.join(', ') : 'as it stands',
      },
      ...(probability === null
        ? []
        : [
            {
              key: 'probability',
              what: 'score',
              columns: probability,
              how: `${SCORES.positiveProbability}${cutWords(signature.task)}`,
            },
          ]),
    ];
  }
  if (source.type === 'rule') {
    return [{ key: 'rule', what: 'class', columns: wordsOf(source.where), how: ruleWords(signature.task) }];
  }
  if (source.type === 'constant') {
    return [{ key: 'constant', what: 'answer', columns: 'none', how: constantWords(source.constant) }];
  }
  const before: SignatureRow[] =
    recipe === null
      ? []
      : [
          {
            key: 'recipe',
            what: 'recipe',
            columns: recipe,
            how: 'applied to every dataset before the inputs',
          },
        ];
  return [...before, ...signature.inputs.map(inputRow), ...outputRows(signature)];
}

function inputRow(input: InputMap): SignatureRow {
  const { scale, offset, missing, shape, columns, dtype } = input;
  const isPlain = scale === 1 && offset === 0;
  const empties =
    typeof missing === 'object'
      ? `missing as ${missing.fill === '' ? 'empty text' : String(missing.fill)}`
      : missing === 'nan'
        ? 'missing as NaN'
        : 'stops at a missing value';
  const plus = offset === 0 ? '' : ` ${offset < 0 ? '−' : '+'} ${formatNumber(Math.abs(offset))}`;
  return {
    key: `input ${input.input}`,
    what: `${input.input} ${dtype}${columns.length > 1 ? ` [${shape.join(', ')}]` : ''}`,
    columns: listed(columns),
    how: [MAPPED[input.mappedBy], isPlain ? null : `x × ${formatNumber(scale)}${plus}`, empties]
      .filter(Boolean)
      .join(' · '),
  };
}

function outputRows({ outputs, task }: Signature): SignatureRow[] {
  const { label, scores, value } = outputs;
  const rows: SignatureRow[] = [];
  if (label !== null) rows.push({ key: 'label', what: 'class', columns: label, how: 'output' });
  if (scores !== null) {
    rows.push({
      key: 'scores',
      what: 'scores',
      columns: scores.name,
      how: `${SCORES[scores.as]}${cutWords(task)}`,
    });
  }
  if (value !== null) rows.push({ key: 'value', what: 'value', columns: value, how: 'output' });
  return rows;
}

/** From which score on the answer is positive, where that is said: one threshold, or one for each group. */
function cutWords(task: Task): string {
  if (task.type === 'regression') return '';
  const { threshold, thresholds } = task;
  if (threshold !== null) return `, positive from ${formatNumber(threshold)}`;
  if (!thresholds) return '';
  const cuts = Object.entries(thresholds.byValue).map(([value, cut]) => `${value}: ${formatNumber(cut)}`);
  return `, positive by ${thresholds.column} from ${listed([...cuts, `others: ${formatNumber(thresholds.otherwise)}`], 8)}`;
}
