import { parquetMetadataAsync } from 'hyparquet';
import type { FileMetaData } from 'hyparquet';
import type { ByteSource } from './byte-source.ts';
import type { ColumnarFile } from './columnar-file.ts';
import { parquetProblem } from './parquet-problem.ts';
import { parquetColumns } from './parquet-schema.ts';
import type { ParquetColumn } from './parquet-schema.ts';
import { readPages } from './stored-pages.ts';

/** A Parquet file by its footer. Throws Problem "parquet.damaged", "parquet.unsupported". */
export async function openParquet(source: ByteSource): Promise<ColumnarFile<ParquetColumn>> {
  const metadata = await readFooter(source);
  return {
    ...columnsOf(metadata),
    format: 'parquet',
    rows: Number(metadata.num_rows),
    groups: metadata.row_groups.map(({ num_rows }) => Number(num_rows)),
    notes: [],
    pages: (group, column) => readPages(source, metadata, group, column),
    bounds: ({ leaf, kind }) =>
      metadata.row_groups.map(({ columns }) => {
        const statistics = columns[leaf]?.meta_data?.statistics;
        const [low, high] = kind === 'decimal' ? [] : [statistics?.min_value, statistics?.max_value];
        return { low, high, nulls: Number(statistics?.null_count ?? 0n) };
      }),
    problem: parquetProblem,
  };
}

async function readFooter(source: ByteSource): Promise<FileMetaData> {
  try {
    const slice = async (from: number, to = source.size) => (await source.slice(from, to)).buffer;
    const metadata = await parquetMetadataAsync({ byteLength: source.size, slice }, { geoparquet: false });
    const rows = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
    if (!Number.isSafeInteger(rows) || rows !== Number(metadata.num_rows))
      throw new Error(`${String(metadata.num_rows)} rows announced, ${String(rows)} in row groups`);
    return metadata;
  } catch (error) {
    throw parquetProblem(error, 'the end of the file');
  }
}

function columnsOf(metadata: FileMetaData): ReturnType<typeof parquetColumns> {
  try {
    return parquetColumns(metadata);
  } catch (error) {
    throw parquetProblem(error, 'the schema');
  }
}
