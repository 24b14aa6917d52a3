import type { TableExport } from '../../session/exchange.ts';

/** The name of an exported file: without what file systems do not take. */
export function exportName(name: string, format: TableExport['format']): string {
  const plain = name
    .replace(/[\p{Cc}/\\:*?"<>|]+/gu, ' ')
    .trim()
    .replace(/^\.+|[. ]+$/g, '');
  return `${plain || 'table'}.${format}`;
}
