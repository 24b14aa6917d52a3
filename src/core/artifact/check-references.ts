import type { Digest } from '../kernel/objects.ts';
import type { Shadow } from '../shadow/shadow.ts';
import { CHUNK_ROWS } from '../table/column.ts';
import type { Bundle } from './bundle.ts';
import type { AnyObject } from './documents.ts';
import { documentPath, eventsPath, objectPath, PROJECT_PATH } from './entry-path.ts';
import { damaged } from './project-problem.ts';
import { carriesRows } from './redactions.ts';

type Kind = AnyObject['kind'];

/**
 * Whether everything a bundle points to is in it and of the kind expected: entries and sheets to objects, objects to
 * the objects they were made from, with as many rows, and rows to the chunks that hold them. Throws Problem "project.damaged" naming the first that is not.
 */
export function checkReferences({ project, documents, objects, events }: Bundle): void {
  const byDigest = new Map<Digest, AnyObject>(objects.map((object) => [object.digest, object]));
  const need = <K extends Kind>(digest: Digest, kind: K, where: string): Extract<AnyObject, { kind: K }> => {
    const object = byDigest.get(digest);
    if (object?.kind !== kind) {
      throw damaged(where, {
        expected: `the ${kind} ${digest.slice(0, 12)} in the same file`,
        found: object ? `of another kind: ${object.kind}` : 'not in the file',
      });
    }
    return object as Extract<AnyObject, { kind: K }>;
  };
  if (project.id !== project.projectId || project.deletedMs !== null) {
    throw damaged(PROJECT_PATH, { expected: 'a live project of its own', found: 'another' });
  }
  for (const document of documents) {
    const path = documentPath(document);
    if (document.projectId !== project.id || document.kind === 'project' || document.deletedMs !== null) {
      throw damaged(path, { expected: 'a live document of this project', found: 'another' });
    }
    if (document.kind === 'entry') need(document.body.object, document.body.kind, path);
    if (document.kind === 'sheet') need(document.body.evaluation, 'evaluation', path);
    if (document.kind === 'log' && document.body.profile) need(document.body.profile, 'table', path);
    if (document.kind === 'shadow') checkShadow(document, (digest, kind) => void need(digest, kind, path));
  }
  for (const { projectId, kind } of events) {
    if (projectId !== project.id)
      throw damaged(eventsPath(kind), { expected: 'events of this project', found: 'one of another' });
  }
  for (const object of objects) {
    const path = objectPath(object);
    if (carriesRows(object)) checkChunks(object, path);
    if (object.kind === 'model' && object.signature.recipe) need(object.signature.recipe, 'recipe', path);
    if (object.kind === 'table' || object.kind === 'recipe' || object.kind === 'model') continue;
    const { rows } = need(object.table, 'table', path);
    need(object.model, 'model', path);
    if (object.kind === 'evaluation') need(object.predictions, 'predictions', path);
    if (object.kind !== 'latency' && object.rows !== rows) {
      throw damaged(path, { expected: `${String(rows)} rows`, found: String(object.rows) });
    }
  }
}

function checkShadow({ body }: Shadow, need: (digest: Digest, kind: Kind) => void): void {
  need(body.table, 'table');
  need(body.champion.model, 'model');
  need(body.challenger.model, 'model');
  if (!body.run) return;
  const { champion, challenger, again } = body.run;
  for (const { predictions, evaluation } of [champion, challenger, ...(again ? [again] : [])]) {
    if (predictions) need(predictions, 'predictions');
    if (evaluation) need(evaluation, 'evaluation');
  }
}

/** Rows without a place to be would count as present. A column of no rows may have one empty chunk. */
function checkChunks(
  { rows, columns }: Extract<AnyObject, { kind: 'table' | 'predictions' }>,
  path: string,
): void {
  const least = Math.ceil(rows / CHUNK_ROWS);
  const most = Math.max(1, least);
  if (columns.length === 0 && rows > 0) {
    throw damaged(path, { expected: 'columns', found: `${String(rows)} rows without any` });
  }
  for (const { name, chunks } of columns) {
    if (chunks.length >= least && chunks.length <= most) continue;
    throw damaged(`${path}, column "${name.slice(0, 100)}"`, {
      expected: `${String(rows)} rows in chunks of ${String(CHUNK_ROWS)}`,
      found: `${String(chunks.length)} chunks`,
    });
  }
}
