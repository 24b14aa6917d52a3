import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { calibrateTests } from '../../src/core/harm/test-calibration.ts';

/** Between two parts. */
const PART_MS = 250;

export const testCalibrationOf: AnalyzeApi['testCalibration'] = (question, onPart) => {
  let lastMs = performance.now();
  const report = calibrateTests(question, (part) => {
    if (performance.now() - lastMs < PART_MS) return;
    lastMs = performance.now();
    onPart(part);
  });
  return Promise.resolve(report);
};
