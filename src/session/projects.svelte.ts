import { DOCUMENT_SCHEMA, type Project } from '../core/artifact/documents.ts';
import { newDocument } from '../core/artifact/new-document.ts';
import type { Id } from '../core/kernel/objects.ts';
import { addDocuments, documentsOf, liveProjects } from '../storage/documents.ts';
import { watch } from '../storage/watch.ts';
import type { Documents } from './documents.svelte.ts';
import type { Step } from './history.svelte.ts';
import { freshId } from './ids.ts';

/** The projects kept in this browser. */
export class Projects {
  /** null until read. */
  list = $state.raw<readonly Project[] | null>(null);
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** Keeps `list` current until the returned function is called. */
  follow(onError: (error: unknown) => void): () => void {
    return watch(liveProjects, (projects) => (this.list = projects), onError);
  }

  async create(name: string): Promise<Id> {
    const id = freshId();
    const project = newDocument('project', { id, projectId: id, name, nowMs: Date.now() }, { sample: false });
    await this.#documents.add(project, `Create “${name}”`);
    return id;
  }

  rename(project: Project, name: string, before: string): Promise<Step> {
    return this.#documents.rename(project, name, before);
  }

  /** Takes it off the list at once, so that whoever looks for another project to show does not find this one. */
  async remove(project: Project): Promise<Step> {
    const step = await this.#documents.remove(project);
    this.list = this.list?.filter(({ id }) => id !== project.id) ?? null;
    return step;
  }

  /** Copies the documents under fresh ids; objects are immutable and shared. */
  async duplicate(project: Project): Promise<Id> {
    const id = freshId();
    const now = Date.now();
    const documents = (await documentsOf(project.id)).filter(({ deletedMs }) => deletedMs === null);
    await addDocuments(
      documents.map((document) => ({
        ...document,
        id: document.kind === 'project' ? id : freshId(),
        projectId: id,
        name: document.kind === 'project' ? `${project.name} (copy)` : document.name,
        body: document.kind === 'project' ? { ...document.body, sample: false } : document.body,
        rev: 1,
        schema: DOCUMENT_SCHEMA,
        createdMs: now,
        updatedMs: now,
      })) as typeof documents,
    );
    this.#documents.remember(id, `Duplicate “${project.name}”`);
    return id;
  }
}
