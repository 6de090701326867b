import { describe, expect, it } from 'vitest'
import { formOf } from '../../src/charts/forms.ts'
import { CASES, SIZES } from './rows.ts'

const forms = (name: string) => SIZES.map((n) => formOf(CASES[name]!.rows(n), CASES[name]!.spec).spec.mark)

describe('the form that holds at the number of things', () => {
  it('one value is a sentence, two to fifteen are bars, more a strip', () => {
    expect(forms('bar')).toEqual(['value', 'bar', 'bar', 'strip', 'strip'])
  })

  it('up to eight series are lines, more a band; a band of few is lines', () => {
    expect(forms('line')).toEqual(['value', 'line', 'line', 'band', 'band'])
    expect(forms('band')).toEqual(['value', 'line', 'band', 'band', 'band'])
  })

  it('pairs are dumbbells up to fifteen, then slopes', () => {
    expect(forms('dumbbell')).toEqual(['value', 'dumbbell', 'dumbbell', 'slope', 'slope'])
  })

  it('one year is no line', () => {
    const { rows, columns } = CASES.line!.rows(120)
    const one = { columns, rows: rows.filter((row) => row.includes(2021)).slice(0, 9) }
    const form = formOf(one, CASES.line!.spec)
    expect(form.spec).toMatchObject({ mark: 'bar', x: 'amount', y: 'unit' })
    expect(form.notes).toEqual(['只有一个年度，不画线。'])
  })

  it('says why it is another form than the one asked for', () => {
    expect(formOf(CASES.bar!.rows(120), CASES.bar!.spec).notes.join('')).toMatch(
      /120 个值多过 15 个，画成分布带/,
    )
    expect(formOf(CASES.line!.rows(3000), CASES.line!.spec).notes.join('')).toMatch(/1000 条线多过 8 条/)
    expect(formOf(CASES.bar!.rows(15), CASES.bar!.spec).notes).toEqual([])
  })
})
