import type { Bundle } from './bundle.ts';
import type { Redaction } from './manifest.ts';
import { README_PATH } from './entry-path.ts';

/** The README inside a project file: what it is, and how to read it without this program. */
export function readmeText(
  { project, documents, objects }: Bundle,
  redactions: readonly Redaction[],
): string {
  const count = (kind: string): string => String(objects.filter((object) => object.kind === kind).length);
  const left = redactions.length
    ? `Left out on export: ${redactions.map(({ kind, object }) => `${kind} ${object.slice(0, 12)}`).join(', ')}.
Their descriptions (column names and types, category names, how a model is fed, what recipes learned) are still here.`
    : 'Nothing was left out on export.';
  return `# ${oneLine(project.name)}

A Drydock project. To open it, drop the file, still zipped, on Drydock in a browser; nothing is sent anywhere.
Tables: ${count('table')}. Models: ${count('model')}. Sets of predictions: ${count('predictions')}. Evaluations: ${count('evaluation')}.
Documents: ${String(documents.length)}.

${left}

## What is inside

- \`manifest.json\`: the format and its version, and the SHA-256 digest of every other file. \`rootDigest\` is the SHA-256
  of the lines "path, NUL, digest, LF" sorted by path; \`exportId\` that of the manifest's canonical JSON (sorted keys, no
  white space) without \`app\` and \`exportId\`. Digests show that nothing was damaged, not who made the file.
- \`project.json\`, \`documents/\`: what was named, sliced and typed in. Times are milliseconds since 1970.
- \`objects/\`: what was imported and computed, by digest: tables with their columns, models with how they are fed,
  evaluations with every number, its interval and its n.
- \`tables/<digest>.parquet\`: the rows of a table, or the predictions for each row of one, in the same order; the digest
  names the object in \`objects/table\` or \`objects/predictions\`. Row groups hold 65,536 rows. Null is a missing value;
  infinite numbers are kept. Categories are texts here; their order and those that never occur stand in the object.
- \`chunks/\`: present only where values cannot be told exactly by Parquet; most readers need not look.
- \`models/<digest>.onnx\`: the model files as they were given; the digest is that of the file.
- \`${README_PATH}\`: this text.

## Opening it elsewhere

Any zip program unpacks it. In Python:

\`\`\`python
import json, zipfile, pandas as pd
z = zipfile.ZipFile("this-file.drydock.zip")
manifest = json.load(z.open("manifest.json"))
tables = {f["path"]: pd.read_parquet(z.open(f["path"])) for f in manifest["files"] if f["role"] == "table"}
\`\`\`

Models run in any ONNX runtime; \`objects/model/<digest>.json\` says which columns feed which input. A model file can
contain anything its maker wanted: run those of strangers with care.
`;
}

function oneLine(name: string): string {
  return name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim() || 'Untitled project';
}
