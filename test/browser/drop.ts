import type { Page } from 'playwright-core'

/** Drops a file on the page, as a person does from a folder. */
export async function drop(page: Page, name: string, bytes: Uint8Array, onto = 'body'): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([file, content]) => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(content as number[])], file as string))
      return data
    },
    [name, [...bytes]] as const,
  )
  await page.dispatchEvent(onto, 'drop', { dataTransfer: transfer })
}
