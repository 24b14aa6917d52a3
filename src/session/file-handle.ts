import { Problem } from '../core/kernel/problem.ts';

/** What browsers with access to files offer beyond the types of the standard library. */
export type FileHandle = FileSystemFileHandle & {
  queryPermission?: (of: { mode: 'readwrite' }) => Promise<PermissionState>;
  requestPermission?: (of: { mode: 'readwrite' }) => Promise<PermissionState>;
};

interface Picker {
  showSaveFilePicker?: (options: object) => Promise<FileHandle>;
}

/** Whether this browser can write to a file the person chose. */
export const canKeepFile = 'showSaveFilePicker' in globalThis;

/** Asks where to save; null where the person chose nothing. To be called from a click. */
export async function chooseFile(suggestedName: string): Promise<FileHandle | null> {
  try {
    const types = [{ description: 'Drydock project', accept: { 'application/zip': ['.zip'] } }];
    return (await (globalThis as Picker).showSaveFilePicker?.({ suggestedName, types })) ?? null;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw fileProblem(error, suggestedName);
  }
}

export async function mayWrite(handle: FileHandle): Promise<boolean> {
  return (await handle.queryPermission?.({ mode: 'readwrite' })) !== 'prompt';
}

/** To be called from a click. */
export async function askToWrite(handle: FileHandle): Promise<boolean> {
  return (await handle.requestPermission?.({ mode: 'readwrite' })) !== 'denied';
}

/** Writes the file whole: until the last byte is there, the file stays as it was. Throws Problem "file.…". */
export async function writeFile(handle: FileHandle, content: Blob): Promise<void> {
  try {
    const writable = await handle.createWritable();
    try {
      await writable.write(content);
    } catch (error) {
      await writable.abort().catch(() => undefined);
      throw error;
    }
    await writable.close();
  } catch (error) {
    throw fileProblem(error, handle.name);
  }
}

function fileProblem(error: unknown, name: string): unknown {
  if (!(error instanceof DOMException)) return error;
  const fix = 'Choose where to save once more.';
  switch (error.name) {
    case 'NotFoundError':
      return new Problem({ code: 'file.gone', message: `${name} is no longer where it was.`, fix });
    case 'NotAllowedError':
      return new Problem({ code: 'file.denied', message: `The browser may not write to ${name}.`, fix });
    case 'QuotaExceededError':
      return new Problem({
        code: 'file.full',
        message: `The disk has no room for ${name}; the file is as it was.`,
        fix: 'Free some disk space, or choose another place.',
      });
    default:
      return new Problem({
        code: 'file.unwritable',
        message: `${name} could not be written; the file is as it was.`,
        found: error.message,
        fix: 'Close it in other programs, or choose another place.',
      });
  }
}
