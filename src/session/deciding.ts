import { rolloutsLane } from '../compute/clients.ts';
import type { OnPart } from '../compute/calls.ts';
import { callback } from '../compute/lane.ts';
import type {
  CalibrationPart,
  CalibrationQuestion,
  CalibrationReport,
} from '../core/harm/test-calibration.ts';

/** Which test can decide that a challenger does harm. */
export class Deciding {
  /** False alarms and detection of every test, measured; a part some times a second. Rejects with Cancelled when stopped. */
  calibrate(
    question: CalibrationQuestion,
    onPart: OnPart<CalibrationPart>,
    signal: AbortSignal,
  ): Promise<CalibrationReport> {
    return rolloutsLane.run((api) => api.testCalibration(question, callback(onPart)), signal);
  }
}
