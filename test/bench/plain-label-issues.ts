/** A row as a page of plain code would have it. */
export interface PlainLabeled {
  label: number;
  probabilities: readonly number[];
}

/** Confident learning, pruned by noise rate, ranked by self-confidence: row by row over objects, with sorts. */
export function plainLabelIssues(rows: readonly PlainLabeled[], classes: number): number[] {
  const labels = Array.from({ length: classes }, (_, k) => k);
  const ofLabel = labels.map((k) => rows.filter(({ label }) => label === k));
  const thresholds = ofLabel.map(
    (own, k) => own.reduce((sum, { probabilities }) => sum + probabilities[k]!, 0) / own.length,
  );
  const joint = labels.map(() => labels.map(() => 0));
  for (const { label, probabilities } of rows) {
    const reached = labels.filter((k) => probabilities[k]! >= thresholds[k]! - 1e-6);
    if (reached.length === 0) continue;
    const best = reached.reduce((a, b) => (probabilities[b]! > probabilities[a]! ? b : a));
    joint[label]![best]!++;
  }
  const suspected = new Set<number>();
  for (const given of labels) {
    const sum = joint[given]!.reduce((a, b) => a + b, 0);
    const places = rows.flatMap(({ label }, row) => (label === given ? [row] : []));
    for (const k of labels) {
      if (k === given) continue;
      const wanted = Math.trunc((joint[given]![k]! / sum) * places.length);
      const margin = (row: number): number => rows[row]!.probabilities[given]! - rows[row]!.probabilities[k]!;
      for (const row of places.toSorted((a, b) => margin(a) - margin(b)).slice(0, wanted)) suspected.add(row);
    }
  }
  return [...suspected]
    .filter((row) => {
      const { label, probabilities } = rows[row]!;
      return Math.max(...probabilities) > probabilities[label]!;
    })
    .toSorted((a, b) => quality(rows[a]!) - quality(rows[b]!));
}

function quality({ label, probabilities }: PlainLabeled): number {
  return probabilities[label]!;
}
