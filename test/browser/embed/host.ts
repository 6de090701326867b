import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Somebody else's page, at a port of its own: resolves to its address and what closes it. */
export async function hostPage(body: () => string): Promise<{ url: string; close: () => void }> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
    response.end(
      `<!doctype html><html lang="zh-CN"><title>门户</title><body><h1>门户</h1>${body()}</body></html>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => server.close(),
  }
}
