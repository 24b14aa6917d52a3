import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '../../src/core/kernel/random.ts';
import { CACHE } from './places.ts';

const SITES = ['north', 'east', 'south', 'west', 'harbour', 'airport'];

/** A seeded table of answers with scores, as a CSV on the disk, made once; nearly every score is another. */
export function scoredFile(rows: number): string {
  const folder = join(CACHE, 'files');
  const path = join(folder, `scored-${String(rows)}.csv`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const random = createRandom(1);
  const lines = ['truth,said,score,site'];
  for (let row = 0; row < rows; row++) {
    const positive = random.uniform() < 0.3;
    const score = Math.min(1, 0.3 * Number(positive) + 0.7 * random.uniform());
    const site = SITES[random.below(SITES.length)]!;
    lines.push(`${positive ? 'yes' : 'no'},${score >= 0.5 ? 'yes' : 'no'},${score.toFixed(7)},${site}`);
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}
