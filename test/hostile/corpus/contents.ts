import { decodeUtf8 } from '../../../src/core/kernel/codecs.ts';
import { ForgedProject, type Json } from '../forged-project.ts';
import type { Forge } from './hostile-file.ts';

export const ZERO = '0'.repeat(64);

/** The manifest with members changed, its digests left as they were. */
export function forgedManifest(change: (manifest: Json) => Json): Forge {
  return async () => {
    const forged = await ForgedProject.make();
    return forged.setJson('manifest.json', change(forged.json('manifest.json'))).zip();
  };
}

/** The manifest with members changed and its own digests made to fit. */
export function sealedManifest(change: (manifest: Json) => Json): Forge {
  return async () => (await (await ForgedProject.make()).seal(change)).zip();
}

/** The text of a JSON entry changed, the manifest true of it. */
export function sealedText(start: string, change: (text: string) => string): Forge {
  return async () => {
    const forged = await ForgedProject.make();
    const path = forged.find(start);
    const text = decodeUtf8(forged.entries.get(path)!);
    const changed = change(text);
    if (changed === text) throw new Error(`nothing changed in ${path}`);
    return (await forged.setText(path, changed).seal()).zip();
  };
}

/** The bytes of an entry replaced, the manifest true of them. */
export function sealedBytes(start: string, bytes: Uint8Array): Forge {
  return async () => {
    const forged = await ForgedProject.make();
    forged.entries.set(forged.find(start), bytes);
    return (await forged.seal()).zip();
  };
}

/** A document changed, the manifest true of it. */
export function sealedDocument(start: string, change: (document: Json) => Json): Forge {
  return async () => {
    const forged = await ForgedProject.make();
    const path = forged.find(start);
    return (await forged.setJson(path, change(forged.json(path))).seal()).zip();
  };
}

/** A document's body changed. */
export function sealedBody(start: string, change: Json): Forge {
  return sealedDocument(start, (document) => ({
    ...document,
    body: { ...(document['body'] as Json), ...change },
  }));
}

/** An object changed under the digest it then has, entries and sheets pointing to it, the manifest true of it. */
export function sealedObject(
  start: string,
  change: (object: Json) => Json,
  manifest?: (manifest: Json, digest: string) => Json,
): Forge {
  return async () => {
    const forged = await ForgedProject.make();
    const before = new Set(forged.entries.keys());
    await forged.setObject(forged.find(start), change);
    const path = [...forged.entries.keys()].find((each) => each.startsWith(start) && !before.has(each));
    const digest = /[0-9a-f]{64}/.exec(path ?? '')?.[0] ?? '';
    return (await forged.seal((told) => manifest?.(told, digest) ?? told)).zip();
  };
}

/** Two objects each said to be made from the other: what they are does not depend on how they came to be. */
export async function lineageCycle() {
  const forged = await ForgedProject.make();
  const [table, model] = ['objects/table/', 'objects/model/'].map((start) => forged.find(start));
  const digestOf = (path: string): unknown => forged.json(path)['digest'];
  const inputsOf = (path: string, inputs: unknown[]): Json => {
    const object = forged.json(path);
    return { ...object, madeBy: { ...(object['madeBy'] as Json), inputs } };
  };
  const [one, other] = [digestOf(table!), digestOf(model!)];
  forged.setJson(table!, inputsOf(table!, [other, one]));
  forged.setJson(model!, inputsOf(model!, [one]));
  return (await forged.seal()).zip();
}

/** What a table, or predictions, claim to be without their rows being in the file. */
export function claimedRows(claim: Json): Forge {
  return async () => {
    const forged = await ForgedProject.make();
    const table = forged.find('objects/table/');
    const old = String(forged.json(table)['digest']);
    await forged.setObject(table, (object) => ({ ...object, ...claim }));
    const digest = /[0-9a-f]{64}/.exec(forged.find('objects/table/'))![0];
    for (const [path, bytes] of [...forged.entries]) {
      const ofTable = path === `tables/${digest}.parquet` || path.startsWith('chunks/');
      const dependent = path.startsWith('objects/') && !/\/(table|model)\//.test(path);
      if (ofTable || dependent || path.startsWith('tables/')) forged.entries.delete(path);
      else if (path.startsWith('documents/sheet/')) forged.entries.delete(path);
      else if (path.startsWith('documents/entry/')) {
        const { kind } = forged.json(path)['body'] as Json;
        if (kind !== 'table' && kind !== 'model') forged.entries.delete(path);
        else forged.setText(path, decodeUtf8(bytes).replaceAll(old, digest));
      }
    }
    const redactions = [{ object: digest, kind: 'table' }];
    return (await forged.seal((manifest) => ({ ...manifest, redactions }))).zip();
  };
}

export function version(major: number, minor: number): Json {
  return { major, minor };
}

export function inBody(member: string): (text: string) => string {
  return (text) => text.replace('"body":{', `"body":{${member},`);
}

export function twiceListed(manifest: Json): Json {
  const files = manifest['files'] as Json[];
  return { ...manifest, files: [...files, { ...files[0], path: `objects/table/${ZERO}.json` }] };
}

export function otherSha(manifest: Json): Json {
  const files = manifest['files'] as Json[];
  return { ...manifest, files: files.map((file, i) => (i === 0 ? { ...file, sha256: ZERO } : file)) };
}

export function climbing(manifest: Json): Json {
  const files = manifest['files'] as Json[];
  return { ...manifest, files: [...files, { ...files[0], path: '../../x.json' }] };
}

export function ragged(evaluation: Json): Json {
  return { ...evaluation, confusion: { ...(evaluation['confusion'] as Json), counts: [[1, 2], [3]] } };
}

export function bareColumn(): Json {
  return { name: 'x', unit: null, missing: 0, role: 'feature', type: 'integer', chunks: [] };
}
