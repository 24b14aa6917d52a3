import type { ColumnReport } from '../../../core/splits/profile-parts.ts';
import { remarksOn } from './suspicion-words.ts';

/** How much a column stands out, to sort by: serious remarks first, then any, then what is missing. */
export function standsOut(report: ColumnReport, label: string | null): number {
  const remarks = remarksOn(report, label);
  const { missing, rows } = report.profile;
  const serious = remarks.filter((remark) => remark.serious).length;
  return serious * 100 + remarks.length * 10 + (rows > 0 ? missing / rows : 0);
}
