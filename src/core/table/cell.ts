/** A cell as shown: null = missing. Timestamps are milliseconds, categories and texts strings. */
export type Cell = string | number | boolean | null;
