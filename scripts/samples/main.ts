import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packLoanProject } from './project.ts';
import { packSpeechProject } from './speech-project.ts';
import { train } from './train.ts';

const FOLDER = join(import.meta.dirname, '../../public/samples');

/** Writes the sample files, or with --check says which of those on disk differ and sets the exit code. */
export default async function main(args: readonly string[]): Promise<void> {
  const check = args.includes('--check');
  mkdirSync(FOLDER, { recursive: true });
  const models = train();
  const files = [
    ...models,
    ['loan-approval.drydock.zip', await packLoanProject(models)],
    ['voice-search.drydock.zip', await packSpeechProject()],
  ] as const;
  for (const [name, bytes] of files) {
    const path = join(FOLDER, name);
    if (!check) writeFileSync(path, bytes);
    const same = Buffer.compare(onDisk(path), bytes) === 0;
    if (!same) process.exitCode = 1;
    const state = !check ? 'written' : same ? 'reproduced' : 'DIFFERS';
    console.log(`${name}: ${String(bytes.length)} bytes, ${state}`);
  }
}

/** Nothing where there is no file: that differs too. */
function onDisk(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    return new Uint8Array();
  }
}
