const MB = 2 ** 20;
const GB = 2 ** 30;

/** How much a project file may make of us. Bytes are counted as they come, never taken from what a file declares. */
export interface ProjectLimits {
  fileBytes: number;
  entries: number;
  /** All entries together, unpacked. */
  totalBytes: number;
  jsonBytes: number;
  manifestBytes: number;
  tableBytes: number;
  modelBytes: number;
  /** One chunk of a column, decoded. */
  chunkBytes: number;
  /** Unpacked over packed size of one entry, beyond its first megabyte. */
  ratio: number;
}

/** Roomy for 1,000,000 rows of 50 columns and models of 2 GB. */
export const PROJECT_LIMITS: ProjectLimits = {
  fileBytes: 8 * GB,
  entries: 100_000,
  totalBytes: 8 * GB,
  jsonBytes: 64 * MB,
  manifestBytes: 64 * MB,
  tableBytes: 2 * GB - 1,
  modelBytes: 2 * GB - 1,
  chunkBytes: GB,
  ratio: 200,
};
