import { expect, it } from 'vitest'
import { explain } from '../../src/model/query-error.ts'

it('says what, where, and what was probably meant', () => {
  const told = explain(
    new Error(
      'Binder Error: Referenced column "totl" not found in FROM clause!\nCandidate bindings: "total", "unit"\n\nLINE 2: WHERE totl > 3\n              ^',
    ),
  )
  expect(told).toMatchObject({
    message: '没有这一列：totl（第 2 行），是不是“total”？',
    line: 2,
    column: 7,
    hint: 'total',
  })
})

it('names a missing table', () => {
  expect(
    explain(
      new Error(
        'Catalog Error: Table with name sangon does not exist!\nDid you mean "sangong"?\n\nLINE 1: FROM sangon\n             ^',
      ),
    ).message,
  ).toBe('没有这个表：sangon（第 1 行），是不是“sangong”？')
})

it('keeps to a plain sentence where DuckDB names no place', () => {
  expect(explain('Out of Memory Error: could not allocate')).toMatchObject({
    message: '内存不够：请缩小范围，或先汇总再连接',
    line: null,
  })
})

it('reads an error that DuckDB gives as JSON', () => {
  const error = explain(
    new Error(
      '{"exception_type":"Parser","exception_message":"syntax error at or near \\"v\\"\\n\\nLINE 2: DROP VIEW v\\n                  ^"}',
    ),
  )
  expect(error).toMatchObject({ message: '语法有误：v（第 2 行）', line: 2, column: 11 })
})
