import { Problem } from '../kernel/problem.ts';

export interface ReadBox {
  left: number;
  top: number;
  width: number;
  height: number;
  class: string;
  /** null where none is given. */
  score: number | null;
}

const EXAMPLE = '[{"x": 10, "y": 20, "width": 30, "height": 40, "class": "scratch", "score": 0.9}]';

/**
 * Boxes of one image from JSON: a list of objects with x, y, width and height (or left and top; or x1, y1, x2, y2; or
 * "bbox": [x, y, width, height], as COCO writes them), "class" (or label, category; none = one class for all) and "score"
 * (or confidence). Throws Problem "boxes.notRead" that names the row.
 */
export function readBoxes(text: string, row: number, column: string): readonly ReadBox[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw notRead(row, column, text);
  }
  if (!Array.isArray(parsed)) throw notRead(row, column, text);
  return parsed.map((box: unknown) => {
    if (typeof box !== 'object' || box === null || Array.isArray(box)) throw notRead(row, column, text);
    const read = readBox(box as Record<string, unknown>);
    if (!read) throw notRead(row, column, JSON.stringify(box));
    return read;
  });
}

function readBox(box: Record<string, unknown>): ReadBox | null {
  const [x, y, wide, high] = Array.isArray(box['bbox']) ? (box['bbox'] as unknown[]) : [];
  const left = numberOf(x ?? box['x'] ?? box['left'] ?? box['x1']);
  const top = numberOf(y ?? box['y'] ?? box['top'] ?? box['y1']);
  if (left === null || top === null) return null;
  const right = numberOf(box['x2']);
  const bottom = numberOf(box['y2']);
  const width = numberOf(wide ?? box['width'] ?? box['w']) ?? (right === null ? null : right - left);
  const height = numberOf(high ?? box['height'] ?? box['h']) ?? (bottom === null ? null : bottom - top);
  if (width === null || height === null || width < 0 || height < 0) return null;
  const name = box['class'] ?? box['label'] ?? box['category'];
  const score = box['score'] ?? box['confidence'];
  if (score !== undefined && numberOf(score) === null) return null;
  return {
    left,
    top,
    width,
    height,
    class: typeof name === 'string' || typeof name === 'number' ? String(name) : 'box',
    score: numberOf(score),
  };
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function notRead(row: number, column: string, found: string): Problem {
  return new Problem({
    code: 'boxes.notRead',
    message: 'Boxes could not be read.',
    expected: `a list such as ${EXAMPLE}`,
    found: found.length > 120 ? `${found.slice(0, 120)}…` : found,
    where: `row ${String(row + 1)} of column “${column}”`,
    fix: 'Write the boxes of each image as JSON in one cell, [] where there are none.',
  });
}
