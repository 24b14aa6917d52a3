import type { TextSection } from '../../../core/brief/text-section.ts';
import type { Digest, Id } from '../../../core/kernel/objects.ts';
import type { ModelVersion } from '../../../core/model/model-version.ts';
import type { SectionFacts } from '../../../core/scoping/sheet-spec.ts';
import { estimateWords, intervalWords, titleOf, unitOf } from '../../../parts/metrics/metric-words.ts';
import type { OpenProject, Shelved } from '../../../session/open-project.svelte.ts';
import { formatBytes, formatCount, formatDate, formatNumber, formatPlural } from '../../../ui/format.ts';

type Lines = TextSection['lines'];

/** What the workbench knows of a model, by the part of its card; nothing is copied by hand. */
export function modelFacts(open: OpenProject, entry: Id): Readonly<Record<SectionFacts, Lines>> {
  const shelved = open.models.find((one) => one.entry.id === entry);
  const model = shelved?.object;
  const evaluation = open.evaluations.find(({ object }) => object.model === model?.digest);
  return {
    model: shelved ? detailsOf(open, shelved) : [],
    metrics: evaluation ? metricsOf(evaluation) : [NOT_EVALUATED],
    evaluationData: evaluation ? evaluationDataOf(open, evaluation) : [NOT_EVALUATED],
    trainingData: model ? trainingDataOf(open, model) : [],
    analyses: evaluation ? analysesOf(open, evaluation) : [NOT_EVALUATED],
  };
}

const NOT_EVALUATED = { term: 'Evaluation', words: 'none of this version yet' };

function detailsOf(open: OpenProject, { entry, object }: Shelved<'model'>): Lines {
  const { source, signature } = object;
  const { task } = signature;
  const columns = signature.inputs.reduce((count, input) => count + input.columns.length, 0);
  return [
    { term: 'Version', words: object.digest.slice(0, 12) },
    { term: 'Added', words: formatDate(entry.createdMs) },
    {
      term: 'Kind',
      words:
        source.type === 'onnx'
          ? `ONNX file ${source.file}, ${formatBytes(source.bytes)}`
          : KINDS[source.type],
    },
    {
      term: 'Predicts',
      words:
        task.type === 'regression'
          ? `a value${task.unit ? ` in ${task.unit}` : ''}`
          : task.classes.join(' or '),
    },
    ...(columns > 0 ? [{ term: 'Is fed', words: formatPlural(columns, 'column') }] : []),
    { term: 'Stage', words: open.registry.stageOf(object.digest) },
  ];
}

const KINDS: Readonly<Record<Exclude<ModelVersion['source']['type'], 'onnx'>, string>> = {
  column: 'answers that came as a column',
  constant: 'the same answer for every row',
  rule: 'a rule',
  human: 'a person',
};

function metricsOf({ object }: Shelved<'evaluation'>): Lines {
  return object.results.slice(0, 12).map((measured) => {
    const interval = intervalWords(measured.estimate, unitOf(measured.measure));
    return {
      term: titleOf(measured.measure),
      words: `${estimateWords(measured)}${interval === '' ? '' : ` (${interval})`}`,
    };
  });
}

function evaluationDataOf(open: OpenProject, { object }: Shelved<'evaluation'>): Lines {
  return [
    { term: 'Dataset', words: datasetWords(open, object.table) },
    { term: 'Label', words: object.truth },
    { term: 'Rows', words: formatCount(object.rows) },
    ...(open.replacedBehind(object.digest).length > 0
      ? [{ term: 'Note', words: 'the dataset was replaced since; these are figures of the older version' }]
      : []),
  ];
}

/** What a model says it was made from; of a file nobody knows. */
function trainingDataOf(open: OpenProject, { madeBy, source }: ModelVersion): Lines {
  const tables = madeBy.inputs.filter((digest) => open.object('table', digest) !== null);
  if (source.type === 'constant')
    return [{ term: 'Learned from', words: datasetWords(open, source.constant.table) }];
  if (tables.length === 0) return [{ term: 'Learned from', words: 'a model file does not say' }];
  return tables.map((digest) => ({ term: 'Learned from', words: datasetWords(open, digest) }));
}

function datasetWords(open: OpenProject, digest: Digest): string {
  const table = open.object('table', digest);
  const name = open.nameOf(digest, 'a dataset that is no longer here');
  return table ? `${name}, ${formatPlural(table.rows, 'row')} (version ${digest.slice(0, 12)})` : name;
}

function analysesOf(open: OpenProject, { object }: Shelved<'evaluation'>): Lines {
  const found = open.audits
    .filter(({ body }) => body.truth === object.truth)
    .flatMap(({ body }) => Object.values(body.lines))
    .sort((a, b) => a.order - b.order)
    .flatMap(({ risk, result }) =>
      result?.evidence.of === object.digest
        ? [
            {
              term: result.words,
              words: `${result.estimate.value === null ? 'undefined' : formatNumber(result.estimate.value)}${risk ? `; risk: ${risk}` : ''}`,
            },
          ]
        : [],
    );
  const { confusion } = object;
  const confused = (confusion?.classes ?? []).flatMap((actual, row) =>
    confusion!.classes.map((predicted, column) => ({
      term: `${actual}, predicted ${predicted}`,
      words: formatPlural(confusion!.counts[row]![column]!, 'row'),
    })),
  );
  const all = [...found, ...(confused.length <= 16 ? confused : [])];
  return all.length > 0 ? all : [{ term: 'By group', words: 'nothing was measured on this evaluation yet' }];
}
