import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import sirv from 'sirv'

/** Serves a built site under a path; resolves with the address. Only this machine can reach it. */
export async function serve(folder: string, port = 0, under = '/'): Promise<{ server: Server; url: string }> {
  const prefix = under.endsWith('/') ? under : `${under}/`
  const files = sirv(folder, { dev: false, etag: true })
  const server = createServer((request, response) => {
    const url = request.url ?? '/'
    if (!url.startsWith(prefix)) {
      response.writeHead(404).end()
      return
    }
    request.url = `/${url.slice(prefix.length)}`
    files(request, response, () => {
      response.writeHead(404).end()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}` }
}
