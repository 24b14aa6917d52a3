import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { train } from './train.ts';

const FOLDER = join(import.meta.dirname, '../../public/samples');

/** Writes the sample files, or with --check says which of those on disk differ and sets the exit code. */
export default function main(args: readonly string[]): void {
  const check = args.includes('--check');
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, bytes] of train()) {
    const path = join(FOLDER, name);
    if (!check) writeFileSync(path, bytes);
    const same = Buffer.compare(readFileSync(path), bytes) === 0;
    if (!same) process.exitCode = 1;
    const state = !check ? 'written' : same ? 'reproduced' : 'DIFFERS';
    console.log(`${name}: ${String(bytes.length)} bytes, ${state}`);
  }
}
