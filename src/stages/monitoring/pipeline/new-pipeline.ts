import { newDocument } from '../../../core/artifact/new-document.ts';
import type { LogDocument } from '../../../core/monitor/log.ts';
import { pipelineOfLog } from '../../../core/monitor/pipeline-of-log.ts';
import { PIPELINE_TEMPLATES } from '../../../core/monitor/pipeline-templates.ts';
import { NO_SIGNALS, type PipelineBody } from '../../../core/monitor/pipeline.ts';
import { freshId } from '../../../session/ids.ts';
import { profileOf } from '../../../session/log-counts.svelte.ts';
import { hrefOf } from '../../../session/route.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import type { MenuItem } from '../../../ui/menu-item.ts';

/** Adds a pipeline, a step of the history, and shows it. */
export async function addPipeline(
  { open, documents, route }: Workbench,
  name: string,
  body: PipelineBody,
): Promise<void> {
  const project = open!.id;
  const id = freshId();
  const made = newDocument('pipeline', { id, projectId: project, name, nowMs: Date.now() }, body);
  await documents.add(made, `Add “${name}”`);
  route.go(hrefOf(project, 'monitoring', ['pipeline'], { pipeline: id }));
}

/** Makes one of what a log tells; not while that is still to be counted. */
export async function addPipelineOf(workbench: Workbench, log: LogDocument): Promise<void> {
  const digest = profileOf(workbench.open!, log);
  if (digest === null) return;
  const profile = await workbench.logs.profile(digest);
  const body = pipelineOfLog({ id: log.id, roles: log.body.columns, profile });
  await addPipeline(workbench, `Pipeline of ${log.name}`, body);
}

/** Ways to begin one. */
export function newPipelineItems(workbench: Workbench): readonly MenuItem[] {
  const open = workbench.open!;
  const ofLogs = open.logs.map((log): MenuItem => {
    const isCounted = profileOf(open, log) !== null;
    return {
      label: `Of “${log.name}”`,
      disabled: !isCounted,
      hint: isCounted ? 'inputs, model, answers, feedback' : 'It is not counted by window yet.',
      onselect: () => void addPipelineOf(workbench, log),
    };
  });
  const log = workbench.logs.atHand(open)?.id ?? null;
  const templates = PIPELINE_TEMPLATES.map(({ name, body }): MenuItem => ({
    label: name,
    onselect: () => void addPipeline(workbench, name, { ...body, log }),
  }));
  const component = { name: 'First component', does: '', kind: 'source', log: null } as const;
  const empty: MenuItem = {
    label: 'An empty one',
    onselect: () =>
      void addPipeline(workbench, 'Pipeline', {
        ...{ log, note: '', edges: {} },
        components: { [freshId()]: { ...component, order: 0, signals: NO_SIGNALS } },
      }),
  };
  return [...ofLogs, ...templates, empty];
}
