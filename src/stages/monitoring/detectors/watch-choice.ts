import {
  contradiction,
  DETECTOR_KINDS,
  DETECTORS,
  type DetectorId,
  type DetectorSetting,
} from '../../../core/monitor/detector-kinds.ts';
import type { DetectorChoice } from '../../../core/monitor/watch-values.ts';
import { DETECTOR_WORDS } from './detector-words.ts';

/** Those that watch where nobody chose: sure ones, for streams of every kind. */
const USUAL: DetectorChoice = { adwin: {}, hddmA: {}, pageHinkley: {} };

/** The choice as a word of the address; null where it is the usual one. */
export function writeChoice(choice: DetectorChoice): string | null {
  const text = JSON.stringify(choice);
  return text === JSON.stringify(USUAL) ? null : text;
}

/** What an address says; what it says wrongly is left out. */
export function readChoice(text: string | undefined): DetectorChoice {
  if (text === undefined) return USUAL;
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return USUAL;
  }
  if (typeof read !== 'object' || read === null) return USUAL;
  const said = read as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    DETECTORS.filter((id) => typeof said[id] === 'object' && said[id] !== null).map((id) => [
      id,
      readSetting(id, said[id] as Readonly<Record<string, unknown>>),
    ]),
  );
}

function readSetting(id: DetectorId, said: Readonly<Record<string, unknown>>): DetectorSetting {
  const setting: Record<string, number> = {};
  for (const { key, min, max } of DETECTOR_WORDS[id].parameters) {
    const value = said[key];
    if (typeof value === 'number' && value >= min && value <= max) setting[key] = value;
  }
  return contradiction(id, setting) ? {} : setting;
}

/** With one parameter set; what stands as by default is not kept. */
export function withParameter(
  choice: DetectorChoice,
  id: DetectorId,
  key: string,
  value: number,
): DetectorChoice {
  const setting = { ...choice[id], [key]: value };
  const own = Object.entries(setting).filter(
    ([name, number]) => DETECTOR_KINDS[id].defaults[name] !== number,
  );
  return { ...choice, [id]: Object.fromEntries(own) };
}

/** With a detector switched on or off, in the order of the catalogue. */
export function withDetector(choice: DetectorChoice, id: DetectorId, on: boolean): DetectorChoice {
  return Object.fromEntries(
    DETECTORS.filter((each) => (each === id ? on : choice[each] !== undefined)).map((each) => [
      each,
      choice[each] ?? {},
    ]),
  );
}
