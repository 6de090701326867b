import type { Completion, CompletionSource } from '@codemirror/autocomplete'
import type { TableInfo } from '../engine/tables.ts'
import { wordsIn } from '../notebook/graph.ts'
import type { Lesson } from './completion.ts'

/** Columns of the query's own tables come before everything else that a word may be. */
const FIRST = 90

/** The tables that a query names. */
export function tablesIn(sql: string, tables: readonly TableInfo[]): TableInfo[] {
  const words = wordsIn(sql)
  return tables.filter(({ name }) => words.has(name.toLowerCase()))
}

/** The column whose value stands in the quotes that are open at the end of a text: `unit = '`, `unit IN ('a', '`, `picked(unit, '`. */
export function columnBefore(text: string): string | null {
  const found =
    /(\w+)"?\s*(?:=|<>|!=|(?:not\s+)?i?like|(?:not\s+)?in\s*\()\s*(?:'[^']*'\s*,\s*)*'[^']*$/i.exec(text) ??
    /\bpicked\s*\(\s*(?:\w+\.)?(\w+)\s*,\s*'[^']*$/i.exec(text)
  return found?.[1]?.toLowerCase() ?? null
}

/** Whether quotes are open at the end of a text. */
export const inQuotes = (text: string): boolean =>
  ((text.slice(text.lastIndexOf('\n') + 1).match(/'/g) ?? []).length & 1) === 1

/** What completes at a place of a query: columns of its tables first, values inside quotes, parameters, functions. */
export function completions(lesson: Lesson): CompletionSource[] {
  const { tables, functions, parameters, valuesOf } = lesson
  const named = (words: Lesson['functions'], type: string): Completion[] =>
    words.map(({ word, detail, info }) => ({ label: word, detail, type, ...(info ? { info } : {}) }))

  const columns: CompletionSource = (context) => {
    const word = context.matchBefore(/[\w\p{L}]*/u)
    const before = context.state.sliceDoc(0, word?.from ?? context.pos)
    if (word === null || (word.from === word.to && !context.explicit)) return null
    if (/[.$]$/.test(before) || inQuotes(before)) return null
    const seen = new Map<string, Completion>()
    for (const table of tablesIn(context.state.doc.toString(), tables))
      for (const { name, comment } of table.columns)
        if (!seen.has(name))
          seen.set(name, { label: name, detail: comment || table.name, type: 'property', boost: FIRST })
    return seen.size === 0
      ? null
      : { from: word.from, options: [...seen.values()], validFor: /^[\w\p{L}]*$/u }
  }

  const values: CompletionSource = async (context) => {
    const before = context.state.sliceDoc(0, context.pos)
    if (!inQuotes(before)) return null
    const column = columnBefore(before)
    const own = tablesIn(context.state.doc.toString(), tables)
    const table = own.find(({ columns }) => columns.some(({ name }) => name.toLowerCase() === column))
    const held = column === null || table === undefined ? [] : await valuesOf(table.name, column)
    const options =
      held.length > 0
        ? held.map((label) => ({ label, detail: column ?? '', type: 'constant' }))
        : named(lesson.values, 'constant')
    return { from: before.lastIndexOf("'") + 1, options, validFor: /^[^']*$/ }
  }

  const word =
    (before: RegExp, options: readonly Completion[], validFor: RegExp): CompletionSource =>
    (context) => {
      const open = context.matchBefore(before)
      const quoted = inQuotes(context.state.sliceDoc(0, context.pos))
      return open === null || quoted ? null : { from: open.from, options, validFor }
    }
  return [
    columns,
    values,
    word(
      /\$\w*/,
      parameters.map((p) => ({ label: `$${p}`, type: 'variable' })),
      /^\$\w*$/,
    ),
    word(/\b[a-z_]\w+/i, named(functions, 'function'), /^\w*$/),
  ]
}
