-- The profile of a production log, as Drydock makes it, from a Parquet file: see profile-format.md.
-- Set what is to be counted first, then run this file in DuckDB (1.3 or later), e.g.
--
--   SET VARIABLE log = 'log.parquet';                 -- a file, a list of files, or a pattern
--   SET VARIABLE log_time = 'time';                   -- the column of times
--   SET VARIABLE window_ms = 86400000;                -- the length of a window in milliseconds
--   SET VARIABLE numbers = ['age', 'amount'];         -- columns counted as numbers ...
--   SET VARIABLE categories = ['plan', 'is_new'];     -- ... by their values ...
--   SET VARIABLE texts = ['comment'];                 -- ... and by their number of characters
--   .read profile.sql
--   COPY profile TO 'profile.parquet';
--
-- An empty list is []::VARCHAR[].

-- Rows with a time; windows begin at whole multiples of their length since 1970 in UTC. Cells are chosen by a sample:
-- every k-th row, of at most 32,768.
CREATE OR REPLACE TEMP TABLE log_rows AS
WITH numbered AS (
  SELECT
    *,
    row_number() OVER () - 1 AS log_row,
    epoch_us(COLUMNS(lambda name: name = getvariable('log_time'))) AS log_us,
    1000 * getvariable('window_ms')::BIGINT AS window_us
  FROM read_parquet(getvariable('log'))
)
SELECT
  *,
  log_us - ((log_us % window_us) + window_us) % window_us AS log_window,
  log_row % ceil((SELECT count(*) FROM numbered) / 32768)::BIGINT = 0 AS is_sampled
FROM numbered
WHERE log_us IS NOT NULL;

CREATE OR REPLACE TEMP TABLE log_windows AS
WITH counted AS (
  SELECT log_window, count(*) AS row_count FROM log_rows GROUP BY log_window
), starts AS (
  SELECT unnest(generate_series(min(log_window), max(log_window), any_value(window_us))) AS log_window
  FROM log_rows
)
SELECT log_window, coalesce(row_count, 0) AS row_count FROM starts LEFT JOIN counted USING (log_window);

-- Columns one below the other. (The time is among them so that there always is one, and left out again.)
CREATE OR REPLACE TEMP VIEW log_numbers AS
WITH numbers AS (
  FROM (
    SELECT log_window, is_sampled,
      CAST(COLUMNS(lambda name: name = 'log_us' OR list_contains(getvariable('numbers'), name)) AS DOUBLE)
    FROM log_rows
  ) UNPIVOT INCLUDE NULLS (value FOR column_name IN (* EXCLUDE (log_window, is_sampled)))
), texts AS (
  FROM (
    SELECT log_window, is_sampled,
      CAST(COLUMNS(lambda name: name = 'log_us' OR list_contains(getvariable('texts'), name)) AS VARCHAR)
    FROM log_rows
  ) UNPIVOT INCLUDE NULLS (value FOR column_name IN (* EXCLUDE (log_window, is_sampled)))
)
-- Zero has one sign; what is no number is missing.
SELECT 'number' AS kind, * REPLACE (CASE WHEN isnan(value) THEN NULL ELSE value + 0 END AS value)
FROM numbers WHERE column_name <> 'log_us'
UNION ALL
-- Code points.
SELECT 'text' AS kind, * REPLACE (length(value)::DOUBLE AS value) FROM texts WHERE column_name <> 'log_us';

CREATE OR REPLACE TEMP VIEW log_values AS
WITH categories AS (
  FROM (
    SELECT log_window,
      CAST(COLUMNS(lambda name: name = 'log_us' OR list_contains(getvariable('categories'), name)) AS VARCHAR)
    FROM log_rows
  ) UNPIVOT INCLUDE NULLS (value FOR column_name IN (* EXCLUDE (log_window)))
)
SELECT * FROM categories WHERE column_name <> 'log_us';

-- Cuts. Where few values occur each has a cell; else they lie at equal shares of the sample, in 1/16384: the first and
-- the last cell are halved six times, and a value that more than one share meets ends where the next greater one begins.
CREATE OR REPLACE TEMP TABLE log_samples AS
SELECT kind, column_name, value, row_number() OVER (PARTITION BY column_name ORDER BY value) - 1 AS place
FROM log_numbers WHERE is_sampled AND isfinite(value);

CREATE OR REPLACE TEMP TABLE log_cuts AS
WITH sizes AS (
  SELECT column_name, count(*) AS n, count(DISTINCT value) AS different, min(value) AS least
  FROM log_samples GROUP BY column_name
), halves AS (
  SELECT unnest([1, 2, 4, 8, 16, 32]) AS share
), shares AS (
  SELECT 64 * unnest(generate_series(1, 255)) AS share, 64 AS at_least
  UNION ALL SELECT share, share FROM halves
  UNION ALL SELECT 16384 - share, share FROM halves
), met AS (
  SELECT column_name, value, count(*) AS times
  FROM sizes
  JOIN shares ON different > 256 AND at_least * n >= 16384
  JOIN log_samples USING (column_name)
  WHERE place = n * share // 16384
  GROUP BY column_name, value
), cuts AS (
  SELECT column_name, value FROM met
  UNION
  SELECT met.column_name, min(above.value)
  FROM met JOIN log_samples above ON above.column_name = met.column_name AND above.value > met.value
  WHERE times > 1
  GROUP BY met.column_name, met.value
  UNION
  SELECT column_name, value FROM log_samples JOIN sizes USING (column_name)
  WHERE different <= 256 AND value > least
)
SELECT column_name, value, row_number() OVER (PARTITION BY column_name ORDER BY value) AS cell FROM cuts;

-- The most frequent values, of as many the first by name; the rarer ones share one more cell.
CREATE OR REPLACE TEMP TABLE log_kept AS
WITH counted AS (
  SELECT column_name, value, count(*) AS n FROM log_values WHERE value IS NOT NULL GROUP BY column_name, value
)
SELECT column_name, value, row_number() OVER (PARTITION BY column_name ORDER BY n DESC, value) - 1 AS cell
FROM counted
QUALIFY cell < 500;

-- One line a column: what its cells are.
CREATE OR REPLACE TEMP TABLE log_columns AS
SELECT
  column_name, 'number' AS kind, false AS others
FROM (SELECT unnest(getvariable('numbers')) AS column_name)
UNION ALL
SELECT column_name, 'text', false FROM (SELECT unnest(getvariable('texts')) AS column_name)
UNION ALL
SELECT column_name, 'values', (SELECT count(DISTINCT value) > 500 FROM log_values v WHERE v.column_name = c.column_name)
FROM (SELECT unnest(getvariable('categories')) AS column_name) c;

CREATE OR REPLACE TEMP TABLE log_cells AS
SELECT
  column_name, kind,
  CASE WHEN kind = 'values' THEN others END AS others,
  CASE WHEN kind = 'values' THEN coalesce(kept.list, '[]') ELSE coalesce(cuts.list, '[]') END AS cells,
  CASE WHEN kind = 'values' THEN coalesce(kept.n, 0) + others::INT ELSE coalesce(cuts.n, 0) + 1 END AS cell_count,
  CASE WHEN kind <> 'values' THEN coalesce(middle.value, 0) END AS origin
FROM log_columns
LEFT JOIN (
  SELECT column_name, to_json(list(value ORDER BY cell))::VARCHAR AS list, count(*) AS n FROM log_cuts GROUP BY column_name
) cuts USING (column_name)
LEFT JOIN (
  SELECT column_name, to_json(list(value ORDER BY cell))::VARCHAR AS list, count(*) AS n FROM log_kept GROUP BY column_name
) kept USING (column_name)
LEFT JOIN (
  SELECT column_name, value FROM log_samples
  QUALIFY place = count(*) OVER (PARTITION BY column_name) // 2
) middle USING (column_name);

-- Rows by column, window and cell. A number lies in the cell of the last cut at or below it.
CREATE OR REPLACE TEMP TABLE log_counts AS
SELECT column_name, log_window, coalesce(cell, 0) AS cell, count(*) AS n
FROM log_numbers ASOF LEFT JOIN log_cuts USING (column_name, value)
WHERE isfinite(value)
GROUP BY ALL
UNION ALL
SELECT column_name, log_window, coalesce(cell, cell_count - 1) AS cell, count(*)
FROM log_values LEFT JOIN log_kept USING (column_name, value) JOIN log_cells USING (column_name)
WHERE value IS NOT NULL
GROUP BY ALL;

-- Figures by column and window.
CREATE OR REPLACE TEMP TABLE log_figures AS
SELECT
  column_name, log_window,
  count(*) FILTER (value IS NULL) AS missing,
  count(*) FILTER (isinf(value)) AS infinite,
  sum(value - origin) FILTER (isfinite(value)) AS sum,
  sum((value - origin) * (value - origin)) FILTER (isfinite(value)) AS sum_of_squares,
  min(value) FILTER (isfinite(value)) AS low,
  max(value) FILTER (isfinite(value)) AS high
FROM log_numbers JOIN log_cells USING (column_name)
GROUP BY column_name, log_window
UNION ALL
SELECT column_name, log_window, count(*) FILTER (value IS NULL), NULL, NULL, NULL, NULL, NULL
FROM log_values
GROUP BY column_name, log_window;

CREATE OR REPLACE TABLE profile AS
WITH lists AS (
  SELECT column_name, log_window, to_json(list(coalesce(n, 0) ORDER BY cell))::VARCHAR AS counts
  FROM (SELECT column_name, log_window, unnest(range(cell_count)) AS cell FROM log_figures JOIN log_cells USING (column_name))
  LEFT JOIN log_counts USING (column_name, log_window, cell)
  GROUP BY column_name, log_window
), records AS (
  SELECT NULL AS column_name, log_window FROM log_windows
  UNION ALL
  SELECT column_name, log_window FROM log_figures
)
SELECT
  column_name,
  kind,
  NULL::VARCHAR AS unit,
  make_timestamp(log_window) AS window_start,
  make_timestamp(log_window + 1000 * getvariable('window_ms')::BIGINT) AS window_end,
  row_count,
  missing,
  infinite,
  origin,
  sum,
  sum_of_squares,
  low,
  high,
  -- Once a column: the first window has rows.
  CASE WHEN log_window = (SELECT min(log_window) FROM log_windows) THEN cells END AS cells,
  others,
  CASE WHEN column_name IS NOT NULL THEN coalesce(counts, '[]') END AS counts
FROM records
JOIN log_windows USING (log_window)
LEFT JOIN log_cells USING (column_name)
LEFT JOIN log_figures USING (column_name, log_window)
LEFT JOIN lists USING (column_name, log_window)
ORDER BY column_name NULLS FIRST, log_window;
