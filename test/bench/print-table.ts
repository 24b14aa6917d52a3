import { isMet, type Line } from './lines.ts';

/** Prints lines as a table: figure, goal, whether it is met; the parts below each. */
export function printTable(lines: readonly Line[]): void {
  for (const line of lines) {
    const { what, of, figure, unit, goal, parts } = line;
    const digits = unit === 'MB' ? 0 : unit === 'KB' ? 1 : 3;
    const wanted = goal ? `goal at ${goal.at} ${String(goal.figure)}${withSpace(unit)}` : 'no goal';
    const met = isMet(line);
    const verdict = met === null ? '' : met ? '  met' : '  NOT MET';
    console.log(`\n${what}`);
    console.log(`  ${figure.toFixed(digits)}${withSpace(unit)}  ${of}  (${wanted}${verdict})`);
    const width = Math.max(...parts.map(({ name }) => name.length));
    for (const part of parts) {
      const value = part.figure.toLocaleString('en-US', { maximumFractionDigits: part.figure < 10 ? 1 : 0 });
      console.log(`    ${part.name.padEnd(width)}  ${value.padStart(10)} ${part.unit}`);
    }
  }
}

function withSpace(unit: string): string {
  return unit === '' ? '' : ` ${unit}`;
}
