import type { TableInfo } from '../engine/tables.ts'

/** A word that an editor can complete, and what it is. */
export interface CompletionWord {
  word: string
  detail: string
  /** What it does, where more is to be said than fits beside it. */
  info?: string
}

/** Everything that an editor can complete. */
export interface Lesson {
  tables: readonly TableInfo[]
  functions: readonly CompletionWord[]
  /** Names of the inputs' parameters, without `$`. */
  parameters: readonly string[]
  /** Values of columns that hold few different ones. */
  values: readonly CompletionWord[]
  /** The different values of a column, where they are few; none else. */
  valuesOf: (table: string, column: string) => Promise<readonly string[]>
}

/** More different values than this are not offered. */
export const MOST_VALUES = 200

/** The question for the values of a column, the commonest first. */
export const valuesQuery = (table: string, column: string): string =>
  `SELECT CAST("${column}" AS VARCHAR) AS v FROM "${table}" WHERE "${column}" IS NOT NULL GROUP BY v ORDER BY count(*) DESC, v LIMIT ${MOST_VALUES}`

/** Values to complete inside quotes, each with its column. */
export const COMPLETION_VALUES = `
SELECT DISTINCT district AS v, 'district' AS c FROM units WHERE district IS NOT NULL
UNION ALL SELECT DISTINCT unit, 'unit' FROM units
UNION ALL SELECT DISTINCT stage, 'stage' FROM facts WHERE stage <> ''
UNION ALL SELECT DISTINCT scope, 'scope' FROM facts WHERE scope <> ''
UNION ALL SELECT DISTINCT subject, 'subject' FROM facts
UNION ALL SELECT DISTINCT measure, 'measure' FROM facts
UNION ALL SELECT DISTINCT severity, 'severity' FROM findings
UNION ALL (SELECT item, 'item' FROM facts GROUP BY item ORDER BY count(*) DESC LIMIT 200)`

/** Functions with their arguments, the project's own first. */
export const COMPLETION_FUNCTIONS = `
SELECT function_name, any_value(array_to_string(parameters, ', ')) AS arguments
FROM duckdb_functions()
WHERE regexp_full_match(function_name, '[a-z][a-z_0-9]+') AND NOT starts_with(function_name, 'pg_') AND NOT starts_with(function_name, 'duckdb_')
GROUP BY function_name, internal ORDER BY internal, function_name`
