import type { ReportPart } from '../../parts/report/report-part.ts';
import { reportParts as data } from '../../stages/data/report/report.ts';
import { reportParts as deployment } from '../../stages/deployment/report/report.ts';
import { reportParts as modeling } from '../../stages/modeling/report/report.ts';
import { reportParts as monitoring } from '../../stages/monitoring/report/report.ts';
import { reportParts as overview } from '../../stages/overview/report.ts';
import { reportParts as scoping } from '../../stages/scoping/report/report.ts';

/** What stages say in the report; its order is that of REPORT_PARTS. */
export const STAGE_REPORTS: readonly ReportPart[] = [
  ...overview,
  ...scoping,
  ...data,
  ...modeling,
  ...deployment,
  ...monitoring,
];
