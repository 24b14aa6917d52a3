/** What a chart shows, as a table: for CSV and for reading it in numbers. */
export interface ChartData {
  header: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** RFC 4180: comma, CRLF, quotes only where needed; null is an empty cell. */
export function toCsv({ header, rows }: ChartData): string {
  return [header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A file name from a title: "Recall, by age" -> "recall-by-age". */
export function fileStem(title: string): string {
  const stem = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return stem.slice(0, 60) || 'chart';
}
