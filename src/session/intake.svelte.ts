export type FileKind = 'table' | 'model' | 'plan' | 'project';

/** Where files of a kind are taken: the stage, and the path below it. */
export const PLACE_OF: Readonly<Record<FileKind, readonly [stage: string, path: string]>> = {
  table: ['data', 'add'],
  model: ['modeling', 'add'],
  plan: ['deployment', 'plans'],
  project: ['data', 'add'],
};

/** A file the user brought, waiting for the screen of its kind. */
export interface Brought {
  file: File;
  kind: FileKind;
}

/** Files dropped or picked anywhere in the app, told apart by what is in them. */
export class Intake {
  waiting = $state.raw<readonly Brought[]>([]);

  async bring(files: Iterable<File>): Promise<readonly Brought[]> {
    const brought = await Promise.all([...files].map(async (file) => ({ file, kind: await kindOf(file) })));
    this.waiting = [...this.waiting, ...brought];
    return brought;
  }

  /** All waiting files of a kind, taken off the queue. */
  takeAll(kind: FileKind): readonly File[] {
    const all = this.waiting.filter((item) => item.kind === kind);
    this.waiting = this.waiting.filter((item) => item.kind !== kind);
    return all.map(({ file }) => file);
  }

  /** The next waiting file of a kind, taken off the queue. */
  take(kind: FileKind): File | null {
    const next = this.waiting.find((item) => item.kind === kind);
    if (!next) return null;
    this.waiting = this.waiting.filter((item) => item !== next);
    return next.file;
  }
}

/**
 * A zip is a project, .onnx a model, .yaml a rollout plan, everything else is tried as a table; what it truly is shows
 * when it is read.
 * Workbooks, which are zips too, are left to the reader of tables, which says what to do with them.
 */
export async function kindOf(file: File): Promise<FileKind> {
  if (/\.onnx$/i.test(file.name)) return 'model';
  if (/\.ya?ml$/i.test(file.name)) return 'plan';
  if (/\.(xls[xmb]|ods|numbers)$/i.test(file.name)) return 'table';
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  const isZip = head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
  return isZip || /\.zip$/i.test(file.name) ? 'project' : 'table';
}
