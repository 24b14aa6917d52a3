import type { Doc, Id } from '../kernel/objects.ts';
import type { AlarmArea } from './alarm-idea.ts';
import type { Signal } from './signal.ts';

/** What a component of a pipeline is. */
export type ComponentKind = 'source' | 'feature' | 'model' | 'rule' | 'service';

/** A part of a pipeline, and what is watched of it. */
export interface PipelineComponent {
  /** Place in the list; components of the same place stand in the order of their ids. */
  order: number;
  name: string;
  /** What it does, in words. */
  does: string;
  kind: ComponentKind;
  /** The log its signals are of; null: the one of the pipeline. */
  log: Id | null;
  signals: Readonly<Record<AlarmArea, readonly Signal[]>>;
}

/** What one component hands to the next. */
export interface PipelineEdge {
  from: string;
  to: string;
}

/** Components that feed each other, so that a change can be followed to where it came in. */
export type Pipeline = Doc<
  'pipeline',
  {
    /** The log of every component that names none of its own; null where none is chosen yet. */
    log: Id | null;
    /** By id. */
    components: Readonly<Record<string, PipelineComponent>>;
    /** By `edgeKey`. */
    edges: Readonly<Record<string, PipelineEdge>>;
    note: string;
  }
>;

export type PipelineBody = Pipeline['body'];

/** A component with its id. */
export interface PlacedComponent extends PipelineComponent {
  id: string;
}

export const AREAS: readonly AlarmArea[] = ['software', 'input', 'output'];
export const NO_SIGNALS: PipelineComponent['signals'] = { software: [], input: [], output: [] };

/** Two edges between the same components are one. */
export function edgeKey({ from, to }: PipelineEdge): string {
  return `${from}>${to}`;
}

/** By component, those right before it; edges whose ends are gone count for nothing. */
export function sourcesOf({
  components,
  edges,
}: Pick<PipelineBody, 'components' | 'edges'>): ReadonlyMap<string, readonly string[]> {
  const sources = new Map<string, string[]>(Object.keys(components).map((id) => [id, []]));
  for (const { from, to } of Object.values(edges))
    if (sources.has(from) && from !== to && !sources.get(to)?.includes(from)) sources.get(to)?.push(from);
  return sources;
}

/** By component, all that lie before it, near or far; one in a circle lies before itself. */
export function ancestorsOf(
  sources: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    [...sources.keys()].map((id) => {
      const before = new Set<string>();
      const waiting = [...sources.get(id)!];
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        if (before.has(next)) continue;
        before.add(next);
        waiting.push(...sources.get(next)!);
      }
      return [id, before];
    }),
  );
}

/** Whether a connection would let something feed itself. */
export function wouldCircle(
  pipeline: Pick<PipelineBody, 'components' | 'edges'>,
  edge: PipelineEdge,
): boolean {
  if (edge.from === edge.to) return true;
  return ancestorsOf(sourcesOf(pipeline)).get(edge.from)?.has(edge.to) ?? false;
}

/**
 * Components, each after those before it, else in their order. Where two tabs made a circle, those in it stand in their
 * order.
 */
export function componentsInOrder(
  pipeline: Pick<PipelineBody, 'components' | 'edges'>,
): readonly PlacedComponent[] {
  const sources = sourcesOf(pipeline);
  let left = Object.entries(pipeline.components)
    .map(([id, component]) => ({ ...component, id }))
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  const placed: PlacedComponent[] = [];
  while (left.length > 0) {
    const next =
      left.find(({ id }) => !left.some((other) => sources.get(id)!.includes(other.id))) ?? left[0]!;
    placed.push(next);
    left = left.filter((one) => one !== next);
  }
  return placed;
}
