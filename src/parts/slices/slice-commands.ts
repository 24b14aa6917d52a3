import Bookmark from '@lucide/svelte/icons/bookmark';
import type { Digest, Id } from '../../core/kernel/objects.ts';
import { fieldsOf } from '../../core/slices/fields-of.ts';
import type { Slice } from '../../core/slices/slice.ts';
import type { OpenProject } from '../../session/open-project.svelte.ts';
import { hrefOf } from '../../session/route.svelte.ts';
import type { Command } from '../commands/command.ts';
import { queryOfView } from './view-query.ts';

interface Rows {
  entry: Id;
  name: string;
  columns: ReadonlySet<string>;
  evaluation: Digest | null;
}

/** The saved slices of a project, each leading to its rows in the newest dataset that has its columns. */
export function sliceCommands(open: OpenProject): readonly Command[] {
  const places = rowsOf(open);
  return open.slices.map((slice) => {
    const place = placeOf(slice, places);
    const { where } = slice.body;
    const query = queryOfView({ where, sort: null, evaluation: place?.evaluation ?? null });
    return {
      id: slice.id,
      label: slice.name,
      group: 'Slices',
      icon: Bookmark,
      more: place ? `in ${place.name}` : undefined,
      whyNot: place ? null : 'no dataset here has its columns',
      href: place ? hrefOf(open.id, 'data', ['table', place.entry], query) : undefined,
    };
  });
}

function placeOf({ body }: Slice, places: readonly Rows[]): Rows | null {
  const fields = fieldsOf(body.where);
  const predicted = fields.some(({ of }) => of === 'prediction');
  const own = fields.flatMap(({ of, name }) => (of === 'data' ? [name] : []));
  return (
    places.find(
      ({ columns, evaluation }) =>
        own.every((name) => columns.has(name)) && predicted === (evaluation !== null),
    ) ?? null
  );
}

/** Each dataset whose rows are here, plain and with the predictions of each evaluation on it; newest first. */
function rowsOf(open: OpenProject): readonly Rows[] {
  return open.tables
    .filter(({ whole }) => whole)
    .flatMap(({ entry, object }) => {
      const columns = new Set(object.columns.map(({ name }) => name));
      const rows = { entry: entry.id, name: entry.name, columns, evaluation: null };
      const evaluations = open.evaluations.filter((shelved) => shelved.object.table === object.digest);
      return [rows, ...evaluations.map((shelved) => ({ ...rows, evaluation: shelved.object.digest }))];
    });
}
