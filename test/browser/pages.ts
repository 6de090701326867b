import type { Page } from 'playwright-core'

/** Every page of the site. */
export const PAGES = [
  'overview',
  'sangong',
  'staffing',
  'projects',
  'budget',
  'procurement',
  'performance',
  'assets',
  'quality',
  'check',
  'unit',
  'ask',
  'briefing',
  'reports',
]

/** What shows that a page is ready to be used. */
export function readyOf(name: string): string {
  const own = { ask: '.schema details', briefing: '.briefing-sheet', reports: '.drop' } as Record<
    string,
    string
  >
  return own[name] ?? '[data-cell][data-from=live]'
}

/** Shows the page in a language, whichever it is in. */
export async function speak(page: Page, language: 'zh-CN' | 'en'): Promise<void> {
  if ((await page.getAttribute('html', 'lang')) !== language) await page.click('[data-action=locale]')
  await page.waitForSelector(`html[lang=${language}]`)
}
