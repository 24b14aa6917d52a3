import type { PairPicture } from '../../core/profile/pair-picture.ts';
import type { ChartData } from '../chart-data.ts';

/** The numbers behind the picture of a pair: cells of a grid that hold rows, quantiles by group, or counts. */
export function pairData(picture: PairPicture, a: string, b: string): ChartData {
  switch (picture.of) {
    case 'grid': {
      const from = (span: { low: number; high: number }, i: number): number =>
        span.low + ((span.high - span.low) * i) / picture.bins;
      return {
        header: [`${a} from`, `${b} from`, 'rows'],
        rows: picture.counts.flatMap((count, at) =>
          count === 0
            ? []
            : [[from(picture.x, at % picture.bins), from(picture.y, Math.floor(at / picture.bins)), count]],
        ),
      };
    }
    case 'boxes':
      return {
        header: [picture.groups, 'n', 'q5', 'q25', 'q50', 'q75', 'q95'],
        rows: picture.boxes.map(({ name, n, quantiles }) => [name, n, ...quantiles]),
      };
    case 'table':
      return {
        header: [a, ...picture.columns],
        rows: picture.rows.map((name, row) => [
          name,
          ...picture.columns.map((_, at) => picture.counts[row * picture.columns.length + at]!),
        ]),
      };
  }
}
