import type { ColumnType, Role } from './column.ts';
import type { ColumnEvidence } from './column-evidence.ts';

const LABEL = /^(label|target|class|y|truth|outcome|y_true|ground[ _-]?truth)$/i;
const PREDICTION = /^(prediction|predicted|y_pred)$/i;
const IDENTIFIER = /(^|[ _-])(id|uuid|guid|key|index|idx)$|^(id|uuid|guid)[ _-]|[a-z](Id|ID)$/;

/**
 * The role of a column, guessed only where name or values leave little doubt: times, obvious names of labels and
 * predictions, and identifiers (nearly unique and named so, unique words, or 0, 1, 2 ... / 1, 2, 3 ...).
 */
export function guessRole(name: string, type: ColumnType, evidence: ColumnEvidence): Role {
  if (type === 'timestamp') return 'timestamp';
  if (LABEL.test(name)) return 'label';
  if (PREDICTION.test(name)) return 'prediction';
  return looksLikeIdentifier(name, type, evidence) ? 'identifier' : 'feature';
}

function looksLikeIdentifier(name: string, type: ColumnType, evidence: ColumnEvidence): boolean {
  const { present, distinct } = evidence;
  if (type === 'boolean' || (type === 'number' && !evidence.all('digits')) || present < 2) return false;
  if (IDENTIFIER.test(name) || IDENTIFIER.test(name.toLowerCase())) return distinct >= 0.95 * present;
  if (present < 20 || distinct < present) return false;
  if (type === 'text' || type === 'category')
    return evidence.count('spaced') === 0 && evidence.bytes <= 60 * present;
  return evidence.steps === present - 1 && (evidence.firstNumber === 0 || evidence.firstNumber === 1);
}
