/** What DuckDB found wrong, as a person is told it. */
export interface QueryError {
  /** One sentence in the interface's language. */
  message: string
  /** DuckDB's own words. */
  detail: string
  /** Where in the SQL, from 1; null where DuckDB names no place. */
  line: number | null
  column: number | null
  /** A name that was probably meant. */
  hint: string | null
}

/** What went wrong, by the beginning of DuckDB's words. */
export const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^Parser Error/, '语法有误'],
  [/^Catalog Error: Table/, '没有这个表'],
  [/^Catalog Error.*Function|^Catalog Error: Scalar/, '没有这个函数'],
  [/^Catalog Error/, '没有这个名字'],
  [/^Binder Error: Referenced column/, '没有这一列'],
  [/^Binder Error: Referenced table/, '没有这个表'],
  [/^Binder Error/, '列名或类型对不上'],
  [/^Conversion Error/, '值不能转换成需要的类型'],
  [/^Permission Error|external access|disabled by configuration/, '这里的查询不能读文件或上网'],
  [/^Out of Memory|bad_alloc|memory access out of bounds/i, '内存不够：请缩小范围，或先汇总再连接'],
  [/multiple statements/i, '一个单元里只能写一条语句'],
  [/^Invalid Input Error|^Invalid Error/, '输入有误'],
  [
    /read-only (?:mode|transaction)|launched in read-only/i,
    '单元里的查询只能读，不能建、改、删表；写 SELECT，别的单元就能拿它当表',
  ],
  [/cancel|interrupt/i, '查询已取消'],
  [/^/, '查询没有成功'],
]

/** DuckDB's words; some ways to ask it give them as JSON. */
export function plainWords(message: string): string {
  if (!message.startsWith('{"exception_type"')) return message
  try {
    const { exception_type: kind, exception_message: words } = JSON.parse(message)
    return `${kind} Error: ${words}`
  } catch {
    return message
  }
}

/** DuckDB's message taken apart: what, where, and what was probably meant. */
export function explain(error: unknown): QueryError {
  const detail = plainWords(error instanceof Error ? error.message : String(error)).trim()
  const kind = KINDS.find(([pattern]) => pattern.test(detail))![1]
  const place = /LINE (\d+): (.*)\n(\s*)\^/.exec(detail)
  const prefix = place === null ? 0 : `LINE ${place[1]}: `.length
  const hint =
    /Did you mean "([^"]+)"/.exec(detail)?.[1] ??
    /Candidate (?:bindings|tables|functions): "?([\w.]+)/.exec(detail)?.[1] ??
    null
  const first = detail.split('\n')[0] ?? ''
  const named = /read-only/.test(first) ? null : /"([^"]+)"|name (\S+) does/.exec(first)
  const name = named?.[1] ?? named?.[2]
  const where = place === null ? '' : `（第 ${place[1]} 行）`
  const meant = hint === null ? '' : `，是不是“${hint}”？`
  return {
    message: `${kind}${name === undefined ? '' : `：${name}`}${where}${meant}`,
    detail,
    line: place === null ? null : Number(place[1]),
    column: place === null ? null : Math.max(1, place[3]!.length - prefix + 1),
    hint,
  }
}
