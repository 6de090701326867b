import type { TableInfo } from '../engine/session.ts'

/** A word that an editor can complete, and what it is. */
export interface CompletionWord {
  word: string
  detail: string
}

/** Everything that an editor can complete. */
export interface Lesson {
  tables: readonly TableInfo[]
  functions: readonly CompletionWord[]
  /** Names of the inputs' parameters, without `$`. */
  parameters: readonly string[]
  /** Values of columns that hold few different ones. */
  values: readonly CompletionWord[]
}

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
