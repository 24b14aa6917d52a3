import type { AnyObject } from '../../src/core/artifact/documents.ts';
import { digestInPath, tablePath } from '../../src/core/artifact/entry-path.ts';
import type { Manifest, ManifestFile } from '../../src/core/artifact/manifest.ts';
import { damaged } from '../../src/core/artifact/project-problem.ts';
import { carriesBytes, carriesRows } from '../../src/core/artifact/redactions.ts';
import { chunksOfObject } from '../../src/core/artifact/references.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { factsOf } from '../../src/core/kernel/problem.ts';
import { decodeColumn } from '../../src/core/table/chunk-codec.ts';
import { CHUNK_ROWS, lengthOf } from '../../src/core/table/column.ts';
import type { ProjectLimits } from './project-limits.ts';
import type { Bytes, ProjectSink } from './project-ports.ts';
import { readTableParquet } from './read-table-parquet.ts';

/**
 * Stages the chunks of every object that came with its bytes, and checks that exactly those came that the manifest
 * does not list as left out. Throws Problem "project.damaged" or "project.tableMismatch".
 */
export async function stageContents(
  { files, redactions }: Manifest,
  objects: readonly AnyObject[],
  read: (entry: ManifestFile) => Promise<Bytes>,
  sink: ProjectSink,
  limits: ProjectLimits,
): Promise<void> {
  const staged = new Set<Digest>();
  const stage = async (bytes: Bytes): Promise<Digest> => {
    const digest = await sink.chunk(bytes);
    staged.add(digest);
    return digest;
  };
  const uses = usesOf(objects);
  for (const entry of files.filter(({ role }) => role === 'chunk')) {
    await stageChunk(entry, await read(entry), uses, stage);
  }
  const byDigest = new Map(objects.map((object) => [object.digest, object]));
  let decoded = 0;
  for (const entry of files.filter(({ role }) => role === 'table')) {
    const table = byDigest.get(digestInPath(entry.path));
    if (!table || !carriesRows(table)) {
      throw damaged(entry.path, { expected: 'rows of a table in the file', found: 'rows of none' });
    }
    await readTableParquet(await read(entry), table, entry.path, {
      known: staged,
      maxChunkBytes: Math.min(limits.chunkBytes, limits.totalBytes - decoded),
      stage: (chunk) => {
        decoded += chunk.length;
        return stage(chunk);
      },
    });
  }
  for (const entry of files.filter(({ role }) => role === 'model')) {
    await stageModel(entry, await read(entry), objects, stage);
  }
  checkWholeness({ files, redactions }, objects, staged);
}

type Use = (bytes: Bytes) => void;

/** By chunk of a column: what checks that the bytes can be that part of it. */
function usesOf(objects: readonly AnyObject[]): Map<Digest, Use[]> {
  const uses = new Map<Digest, Use[]>();
  for (const object of objects) {
    if (!carriesRows(object)) continue;
    for (const meta of object.columns) {
      for (const [i, digest] of meta.chunks.entries()) {
        const rows = Math.max(0, Math.min(CHUNK_ROWS, object.rows - i * CHUNK_ROWS));
        const use: Use = (bytes) => {
          const found = lengthOf(decodeColumn(meta, [bytes]));
          if (found !== rows) throw new RangeError(`${String(found)} rows where ${String(rows)} belong`);
        };
        const known = uses.get(digest);
        if (known) known.push(use);
        else uses.set(digest, [use]);
      }
    }
  }
  return uses;
}

async function stageChunk(
  { path, sha256 }: ManifestFile,
  bytes: Bytes,
  uses: ReadonlyMap<Digest, readonly Use[]>,
  stage: (bytes: Bytes) => Promise<Digest>,
): Promise<void> {
  const users = uses.get(sha256);
  if (digestInPath(path) !== sha256 || !users) {
    throw damaged(path, { expected: 'a chunk of a table in the file', found: 'a chunk of none' });
  }
  try {
    for (const use of users) use(bytes);
  } catch (error) {
    const { message, found } = factsOf(error);
    throw damaged(path, { expected: 'values of its column', found: found ?? message });
  }
  await stage(bytes);
}

/** Cuts a model file into the pieces it was stored in; their digests must be those of a model in the file. */
async function stageModel(
  { path, pieces = [] }: ManifestFile,
  bytes: Bytes,
  objects: readonly AnyObject[],
  stage: (bytes: Bytes) => Promise<Digest>,
): Promise<void> {
  const digests: Digest[] = [];
  let at = 0;
  for (const size of pieces) {
    digests.push(await stage(bytes.slice(at, at + size)));
    at += size;
  }
  const key = digests.join(' ');
  const owners = objects.flatMap((object) =>
    object.kind === 'model' && object.source.type === 'onnx' && object.source.chunks.join(' ') === key
      ? [object.source]
      : [],
  );
  if (owners.length === 0) {
    throw damaged(path, { expected: 'the bytes of a model in the file', found: 'bytes of none' });
  }
  if (owners.some((source) => source.bytes !== bytes.length)) {
    throw damaged(path, { expected: 'as many bytes as its model says', found: String(bytes.length) });
  }
}

function checkWholeness(
  { files, redactions }: Pick<Manifest, 'files' | 'redactions'>,
  objects: readonly AnyObject[],
  staged: ReadonlySet<Digest>,
): void {
  const paths = new Set(files.map(({ path }) => path));
  const left = new Map(redactions.map(({ object, kind }) => [object, kind]));
  for (const object of objects) {
    if (!carriesBytes(object)) continue;
    const where = `${object.kind} ${object.digest.slice(0, 12)}`;
    const isLeft = left.delete(object.digest);
    const came = carriesRows(object)
      ? paths.has(tablePath(object.digest))
      : chunksOfObject(object).every((digest) => staged.has(digest));
    if (carriesRows(object) && isLeft && came) {
      throw damaged(where, { expected: 'no rows, as the manifest says', found: 'rows' });
    }
    if (!isLeft && !came) {
      throw damaged(where, { expected: 'its bytes in the file', found: 'none' });
    }
  }
  const unknown = [...left.keys()][0];
  if (unknown !== undefined) {
    throw damaged('manifest.json: redactions', {
      expected: 'objects of the file',
      found: unknown.slice(0, 12),
    });
  }
}
