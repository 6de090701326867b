import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import helmet from 'helmet'
import serveStatic from 'serve-static'
import { POLICY } from './policy.ts'

/** How a site is served. */
export interface ServeOptions {
  /** 0 for any that is free. */
  port?: number
  /** The path that the site lies under. */
  under?: string
  /** Sites whose pages may show this one in a frame, and its charts by script, besides itself; `*` for all. */
  frames?: readonly string[]
}

/** The names that a browser of this machine calls it by: another name's page must not read what lies here. */
const LOCAL = ['127.0.0.1', 'localhost', '[::1]']

const NOT_FOUND = '没有这个文件'

function refuse(
  response: ServerResponse,
  status: number,
  why: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers }).end(`${why}\n`)
}

/** Lets scripts of the sites that may show charts read them. */
function admit(request: IncomingMessage, response: ServerResponse, sites: readonly string[]): void {
  const { origin } = request.headers
  response.setHeader('Vary', 'Origin')
  if (sites.includes('*')) response.setHeader('Access-Control-Allow-Origin', '*')
  else if (origin !== undefined && sites.includes(origin))
    response.setHeader('Access-Control-Allow-Origin', origin)
}

/** Serves a built site; resolves with its address. Only this machine can reach it, by its own names. */
export async function serve(
  folder: string,
  { port = 0, under = '/', frames = [] }: ServeOptions = {},
): Promise<{ server: Server; url: string }> {
  const prefix = under.endsWith('/') ? under : `${under}/`
  const protection = (shared: boolean) =>
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          ...POLICY,
          ...(frames.includes('*') ? {} : { 'frame-ancestors': ["'self'", ...frames] }),
        },
      },
      xFrameOptions: frames.length > 0 ? false : { action: 'sameorigin' },
      strictTransportSecurity: false,
      crossOriginResourcePolicy: { policy: shared ? 'cross-origin' : 'same-origin' },
    })
  const [protect, protectShared] = [protection(false), protection(true)]
  /** Whether a path is of the charts that other sites' pages may show, and leads nowhere else. */
  const isShared = (path: string) =>
    frames.length > 0 &&
    path.startsWith(prefix) &&
    /^(?:city\/)?embed\//.test(path.slice(prefix.length)) &&
    !/\.\.|%2e|\\|%5c/i.test(path)
  const files = serveStatic(folder, { dotfiles: 'ignore', redirect: false, fallthrough: false })
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const host = request.headers.host?.replace(/:\d+$/, '') ?? ''
    if (!LOCAL.includes(host)) return refuse(response, 421, '这里只回答本机的地址')
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(response, 405, '这里只有文件可取', { Allow: 'GET, HEAD' })
    const url = request.url ?? '/'
    if (!url.startsWith(prefix)) return refuse(response, 404, NOT_FOUND)
    request.url = `/${url.slice(prefix.length)}`
    files(request, response, (error) => {
      const status = error?.status ?? 404
      if (response.headersSent) response.destroy()
      else refuse(response, status, status === 404 ? NOT_FOUND : '这个请求看不懂', error?.headers)
    })
  }
  const server = createServer((request, response) => {
    const shared = isShared(request.url ?? '/')
    if (shared) admit(request, response, frames)
    ;(shared ? protectShared : protect)(request, response, () => answer(request, response))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}` }
}
