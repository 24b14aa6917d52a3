import type { Evaluation } from '../../core/evaluation/evaluation.ts';
import { versionInForce } from '../../core/labels/data-definition.ts';
import type { Says } from '../../core/metrics/planned-metrics.ts';
import type { Task } from '../../core/model/signature.ts';
import type { OpenProject } from '../../session/open-project.svelte.ts';

/** What is known of the task when a target is set, which may be long before there is a model. */
export interface TargetGround {
  /** What the present value is of; null where nothing was evaluated yet. */
  evaluation: Evaluation | null;
  /** null: nothing here tells. */
  says: Says | null;
  /** Names of the classes; empty where they are not known. */
  classes: readonly string[];
  /** Of the values; null: not known. */
  unit: string | null;
}

/** Read from an evaluation, else from the newest model, the definition of the data, or a column of labels. */
export function groundOf(open: OpenProject, evaluation: Evaluation | null): TargetGround {
  if (evaluation) {
    const task = open.object('model', evaluation.model)?.signature.task;
    const { confusion } = evaluation;
    return {
      evaluation,
      says: confusion ? 'class' : 'value',
      classes: confusion?.classes ?? [],
      unit: task?.type === 'regression' ? (task.unit ?? '') : '',
    };
  }
  const model = open.models[0];
  const told = model ? ofTask(model.object.signature.task) : (ofDefinition(open) ?? ofLabels(open));
  return { evaluation, ...(told ?? { says: null, classes: [], unit: null }) };
}

type Told = Omit<TargetGround, 'evaluation'>;

function ofTask(task: Task): Told {
  return task.type === 'classification'
    ? { says: 'class', classes: task.classes, unit: null }
    : { says: 'value', classes: [], unit: task.unit };
}

function ofDefinition({ definitions }: OpenProject): Told | null {
  const [definition] = definitions;
  const text = definition && (versionInForce(definition.body)?.text ?? definition.body.draft);
  const classes = text?.classes.map(({ name }) => name.trim()).filter((name) => name !== '') ?? [];
  return classes.length > 0 ? { says: 'class', classes, unit: null } : null;
}

function ofLabels({ tables }: OpenProject): Told | null {
  const label = tables.flatMap(({ object }) => object.columns).find(({ role }) => role === 'label');
  if (label?.type === 'category') return { says: 'class', classes: label.levels, unit: null };
  if (label?.type === 'boolean') return { says: 'class', classes: [], unit: null };
  return label?.type === 'number' ? { says: 'value', classes: [], unit: label.unit } : null;
}
