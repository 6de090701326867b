import { read, utils } from '@e965/xlsx'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openData, runQuery } from '../../src/ingest/database.ts'
import { queryFiles } from './queries.ts'
import { downloaded, openSite, type Site } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site?.close())

const CELL = '[data-cell=sangong_parts]'

async function taken(page: Page, form: string): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download')
  const button = page.locator(`${CELL} [data-take=${form}]`)
  if (!(await button.isVisible())) await page.click(`${CELL} .more-forms summary`)
  await button.click()
  const file = await coming
  return { name: file.suggestedFilename(), bytes: await downloaded(file) }
}

it('a result leaves the page as every form, with the query’s own numbers', async () => {
  const page = await site.open('sangong', `${CELL}[data-from=live]`)
  const query = queryFiles().get('sangong_parts')!
  const { rows, columns } = await runQuery(await openData(), query)
  const at = columns.findIndex(({ name }) => name === 'amount')
  const numbers = rows.map((row) => (row[at] === null ? undefined : Number(row[at])))

  const { name, bytes } = await taken(page, 'xlsx')
  expect(name).toMatch(/^账本-.*\.xlsx$/)
  const book = read(bytes)
  const data = utils.sheet_to_json<unknown[]>(book.Sheets.数据!, { header: 1 })
  const amountAt = (data[0] as string[]).findIndex((head) => head.includes('万元'))
  expect(data.slice(1).map((row) => row[amountAt])).toEqual(numbers)
  const facts = utils.sheet_to_json<{ 编号: string }>(book.Sheets.事实!)
  const ids = rows.flatMap((row) => row[columns.findIndex(({ name }) => name === 'fact_ids')] as string[])
  expect(facts.map((fact) => fact.编号)).toEqual(expect.arrayContaining(ids))

  const json = JSON.parse((await taken(page, 'json')).bytes.toString())
  expect(json.rows).toHaveLength(rows.length)
  expect(Object.keys(json.rows[0])).not.toContain('fact_ids')
  expect((await taken(page, 'parquet')).bytes.subarray(0, 4).toString()).toBe('PAR1')
  expect((await taken(page, 'arrow')).bytes.length).toBeGreaterThan(500)
  await page.close()
})

it('a copied table is a table for documents, and text for what takes only text', async () => {
  const page = await site.open('sangong', `${CELL}[data-from=live]`)
  await page.click(`${CELL} [data-take=clipboard]`)
  await page.locator(`${CELL} .said`, { hasText: '表已复制' }).waitFor()
  const [html, text] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const as = async (type: string) => (await item!.getType(type)).text()
    return [await as('text/html'), await as('text/plain')]
  })
  expect(html).toContain('<table')
  expect(html).toContain('来源：')
  expect(html).not.toContain('fact_ids')
  expect(text!.split('\n')[0]).toContain('\t')
  await page.close()
})
