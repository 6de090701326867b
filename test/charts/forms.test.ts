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

  it('things that are no units, whose names are what is read, are bars as long as a chart is high', () => {
    const { columns, rows } = CASES.bar!.rows(120)
    const name = columns.findIndex((column) => column.name === 'district')
    const projects = (n: number) => ({
      columns: columns.map((column) =>
        column.name === 'district' ? { ...column, name: 'project' } : column,
      ),
      rows: rows.slice(0, n).map((row, i) => row.map((value, k) => (k === name ? `项目${i}` : value))),
    })
    const spec = { ...CASES.bar!.spec, y: 'project' }
    expect([40, 41].map((n) => formOf(projects(n), spec).spec.mark)).toEqual(['bar', 'strip'])
    expect(formOf({ columns, rows: rows.slice(0, 40) }, CASES.bar!.spec).spec.mark).toBe('strip')
  })

  it('more than eight lines of things that are no units are rows of cells, a column a year', () => {
    const { columns, rows } = CASES.line!.rows(120)
    const result = {
      columns: [...columns, { name: 'project', type: 'text' as const }],
      rows: rows.map((row, i) => [...row, `项目${i % 9}`]),
    }
    const form = formOf(result, { ...CASES.line!.spec, color: 'project' })
    expect(form.spec).toMatchObject({ mark: 'heat', x: 'fiscal_year', y: 'project', color: 'amount' })
    expect(form.notes.join('')).toMatch(/9 条线多过 8 条，画成格子/)
  })

  it('pairs that mostly have one end are no slopes', () => {
    const { columns, rows } = CASES.dumbbell!.rows(120)
    const single = { columns, rows: rows.filter((_, i) => i % 2 === 0 || i < 20) }
    expect(formOf(single, CASES.dumbbell!.spec).spec.mark).toBe('strip')
  })

  it('where the greatest would hide all others the scale is logarithmic, and says so; not with zeros, nor where asked otherwise', () => {
    const { columns, rows } = CASES.line!.rows(120)
    const amount = columns.findIndex((column) => column.name === 'amount')
    const greatest = (value: string, more = rows) => ({
      columns,
      rows: more.map((row, i) => (i === 0 ? row.map((held, k) => (k === amount ? value : held)) : row)),
    })
    const skewed = formOf(greatest('99999.00'), CASES.line!.spec)
    expect(skewed.spec).toMatchObject({ mark: 'band', scale: 'log' })
    expect(skewed.notes.join('')).toMatch(/最大的是中位数的 \d+ 倍，刻度取对数/)
    expect(formOf(greatest('99999.00'), { ...CASES.line!.spec, scale: 'zero' }).spec.scale).toBe('zero')
    expect(formOf(greatest('500.00'), CASES.line!.spec).spec.scale).toBeUndefined()
    const zeros = rows.map((row, i) => (i === 3 ? row.map((held, k) => (k === amount ? '0.00' : held)) : row))
    expect(formOf(greatest('99999.00', zeros), CASES.line!.spec).spec.scale).toBeUndefined()
  })
})
