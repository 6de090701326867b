import { expect, it } from 'vitest'
import { useSite } from '../use-site.ts'

const site = useSite()

it('what is not quite alike is told once, above the charts, with those concerned', async () => {
  const page = await site.visit('sangong')
  expect(await page.locator('.page-warnings').count()).toBe(1)
  const told = await page.locator('.page-warnings li').allTextContents()
  expect(told.length).toBeGreaterThan(1)
  expect(new Set(told).size).toBe(told.length)
  for (const line of told) expect(line).toMatch(/见“.+”/)
  expect(await page.locator('.cell .warning').count()).toBe(0)
})

it('nothing is told where nothing is compared', async () => {
  const page = await site.visit('check')
  expect(await page.locator('.warning').count()).toBe(0)
})
