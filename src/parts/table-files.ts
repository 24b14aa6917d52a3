/** Of tables, for the picker of files. */
export const TABLE_FILES = '.csv,.tsv,.tab,.txt,.json,.jsonl,.ndjson,.parquet,.pq,.arrow,.feather,.ipc,.gz';
