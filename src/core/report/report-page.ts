import { escaped, toHtml } from './markup.ts';
import { reportPieces } from './report-pieces.ts';
import { reportStyle } from './report-style.ts';
import type { Report } from './report.ts';

/** Nothing may be loaded and nothing may run, whatever stands in the file. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** A report as one HTML file that needs nothing else. The same report gives the same text. */
export function reportPage(report: Report): string {
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escaped(POLICY)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="generator" content="Drydock">',
    `<title>${escaped(report.title)}</title>`,
    `<style>${reportStyle('system')}</style>`,
  ];
  const body = reportPieces(report).map(toHtml);
  return `<!doctype html>\n<html lang="en">\n<head>\n${head.join('\n')}\n</head>\n<body class="report">\n${body.join('\n')}\n</body>\n</html>\n`;
}
