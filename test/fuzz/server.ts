import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Random } from '../../src/ingest/city/random.ts'
import { serve } from '../../src/ingest/serve.ts'

const METHODS = [
  'GET',
  'GET',
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'TRACE',
  'OPTIONS',
  'PATCH',
  'PROPFIND',
  'GIVE',
  '',
]
const PATHS = [
  'index.html',
  'data/a.parquet',
  '.hidden',
  '../secret',
  '..%2fsecret',
  '%2e%2e/secret',
  '..\\secret',
  '%00',
  '%E0%A4%A',
  '',
  '//evil.example/',
  'a'.repeat(3000),
  '账',
  '?q',
  '#x',
  'http://evil.example/',
  '*',
]
const HOSTS = [
  'localhost',
  '127.0.0.1',
  '[::1]',
  'localhost:1',
  'evil.example',
  '',
  '127.0.0.1.evil.example',
  'localhost, evil',
]
const RANGES = [
  'bytes=0-3',
  'bytes=5-2',
  'bytes=-0',
  'bytes=-99999999999999999999',
  'bytes=9-',
  'bytes=0-0,2-3,1-1',
  'lines=a',
  'bytes=',
  '\u0001',
  `bytes=${'0-1,'.repeat(900)}`,
]
const OTHERS = [
  'If-None-Match: *',
  'If-Modified-Since: never',
  'If-Range: x',
  'Content-Length: 5',
  'Content-Length: -1',
  'Transfer-Encoding: chunked',
  'Expect: 100-continue',
  'Upgrade: websocket',
  'Accept-Encoding: *;q=x',
  ': none',
  `X: ${'x'.repeat(20_000)}`,
  'Connection: Upgrade',
]
/** What may be answered at all. */
const STATUS = new Set([200, 206, 304, 400, 403, 404, 405, 412, 413, 414, 416, 417, 421, 431, 501, 505])
const SECRET = 'kept to itself'

function request(random: Random): string {
  const pick = <T>(items: readonly T[]): T => items[random.whole(0, items.length - 1)]!
  const lines = [
    `${pick(METHODS)} ${random.chance(0.9) ? '/' : ''}${pick(PATHS)} HTTP/${pick(['1.1', '1.1', '1.0', '2.0', 'x'])}`,
  ]
  if (random.chance(0.9)) lines.push(`Host: ${pick(HOSTS)}`)
  if (random.chance(0.5)) lines.push(`Range: ${pick(RANGES)}`)
  for (let i = random.whole(0, 3) - 1; i > 0; i--) lines.push(pick(OTHERS))
  lines.push('Connection: close')
  const text = `${lines.join('\r\n')}\r\n\r\n`
  if (random.chance(0.9)) return text
  const at = random.whole(0, text.length)
  return (
    text.slice(0, at) +
    pick(['', '\u0000', '\r\n', '账', '\n\n', ' '.repeat(500)]) +
    text.slice(at + random.whole(0, 5))
  )
}

/** Sends bytes; resolves with all that comes back, or with nothing after a while. */
function ask(port: number, raw: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let reply = ''
    const done = () => {
      socket.destroy()
      resolve(reply)
    }
    socket.setTimeout(1000, done)
    socket.on('data', (chunk) => {
      reply += chunk
    })
    socket.on('close', done).on('error', done)
    socket.write(raw)
  })
}

/** The answer's status, after the one that lets a body come; null where an unfinished request got none. */
const statusOf = (reply: string): number | null => {
  const [, status] = /^(?:HTTP\/1\.1 100 Continue\s+)?(?:HTTP\/1\.1 (\d+))?/.exec(reply)!
  return status === undefined ? null : Number(status)
}

/** What is wrong with an answer; null where nothing is. */
function fault(raw: string, reply: string): string | null {
  const status = statusOf(reply)
  if (status === null) return null
  if (!STATUS.has(status)) return `status ${status}`
  if (reply.includes(SECRET)) return 'a file of another folder'
  const isLocal = /^host: *(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)? *\r$/im.test(raw)
  const isRead = /^(?:GET|HEAD) /.test(raw)
  if (status < 400 && !(isLocal && isRead)) return `status ${status} to another host or method`
  if (status < 400 && !/nosniff/i.test(reply)) return 'no nosniff'
  return null
}

/** Sends the server damaged and rude requests; true where it outlived them all and gave nothing away. */
export async function fuzzServer(count: number, seed: number): Promise<boolean> {
  const random = new Random(String(seed))
  const home = mkdtempSync(join(tmpdir(), 'zhangben-fuzz-'))
  mkdirSync(join(home, 'site', 'data'), { recursive: true })
  writeFileSync(join(home, 'secret'), SECRET)
  for (const name of ['index.html', 'data/a.parquet', '.hidden'])
    writeFileSync(join(home, 'site', name), name === '.hidden' ? SECRET : 'a page of the site')
  const { server, url } = await serve(join(home, 'site'))
  const port = Number(new URL(url).port)
  const faults: string[] = []
  const answered = new Map<string, number>()
  process.on('uncaughtException', (error) => faults.push(`the server failed: ${error.message}`))
  for (let i = 0; i < count; i += 50) {
    const batch = Array.from({ length: Math.min(50, count - i) }, () => request(random))
    const replies = await Promise.all(batch.map((raw) => ask(port, raw)))
    for (const [k, reply] of replies.entries()) {
      const status = String(statusOf(reply) ?? '无')
      answered.set(status, (answered.get(status) ?? 0) + 1)
      const wrong = fault(batch[k]!, reply)
      if (wrong !== null) faults.push(`#${i + k} ${wrong}: ${JSON.stringify(batch[k]!.slice(0, 200))}`)
    }
    const { status } = await fetch(url)
    if (status !== 200) faults.push(`after #${i + batch.length} the page is gone`)
  }
  server.close()
  rmSync(home, { recursive: true, force: true })
  for (const each of faults.slice(0, 20)) console.log(each)
  const statuses = [...answered].sort().map(([status, n]) => `${status} ${n} 次`)
  console.log(`${count} 个请求（种子 ${seed}）：${statuses.join('，')}；出错 ${faults.length}`)
  return faults.length === 0
}
