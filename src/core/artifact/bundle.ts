import type { AnyDocument, AnyEvent, AnyObject, Project } from './documents.ts';

/** What a project file carries apart from bytes: the project, its other documents, and their objects. */
export interface Bundle {
  project: Project;
  /** Live documents of the project without the project document itself. */
  documents: readonly AnyDocument[];
  objects: readonly AnyObject[];
  events: readonly AnyEvent[];
}
