import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serve } from '../../src/ingest/serve.ts'

let home: string
let site: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'zhangben-serve-'))
  mkdirSync(join(home, 'site'))
  writeFileSync(join(home, 'secret'), 'secret')
  writeFileSync(join(home, 'site', 'index.html'), '<p>account</p>')
  writeFileSync(join(home, 'site', 'a.wasm'), 'wasm')
  mkdirSync(join(home, 'site', 'embed'))
  writeFileSync(join(home, 'site', 'embed', 'a.json'), '{}')
  writeFileSync(join(home, 'site', '.hidden'), 'hidden')
  site = await serve(join(home, 'site'), { under: '/office/' })
})

afterAll(() => {
  site.server.close()
  rmSync(home, { recursive: true, force: true })
})

/** Sends bytes as they are; resolves with all that comes back. */
function send(raw: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(site.url).port), '127.0.0.1')
    let reply = ''
    socket.on('data', (chunk) => {
      reply += chunk
    })
    socket.on('close', () => resolve(reply)).on('error', reject)
    socket.write(raw)
  })
}

const HOST = 'Host: localhost\r\n'
const get = (path: string, headers = HOST, method = 'GET') =>
  send(`${method} ${path} HTTP/1.1\r\n${headers}Connection: close\r\n\r\n`)
const status = (reply: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(reply)?.[1])

it('serves the page and its files, with what a browser must not do with them', async () => {
  const reply = await get('/office/')
  expect(status(reply)).toBe(200)
  expect(reply).toMatch(/<p>account<\/p>/)
  expect(reply).toMatch(/X-Content-Type-Options: nosniff/i)
  expect(reply).toMatch(/Content-Security-Policy: default-src 'none';.*frame-ancestors 'self'/i)
  expect(await get('/office/a.wasm')).toMatch(/Content-Type: application\/wasm/i)
})

it('lets scripts of the sites that are named, or all, read the charts, and nothing else', async () => {
  const admitted = async (frames: string[], path: string) => {
    const { server, url } = await serve(join(home, 'site'), { frames })
    const { headers } = await fetch(`${url}${path}`, { headers: { Origin: 'https://oa.example' } })
    server.close()
    return [headers.get('access-control-allow-origin'), headers.get('cross-origin-resource-policy')]
  }
  expect(await admitted(['https://oa.example'], 'embed/a.json')).toEqual([
    'https://oa.example',
    'cross-origin',
  ])
  expect(await admitted(['*'], 'embed/a.json')).toEqual(['*', 'cross-origin'])
  expect(await admitted(['https://other.example'], 'embed/a.json')).toEqual([null, 'cross-origin'])
  for (const path of ['', 'a.wasm', 'embed/%2e%2e/a.wasm', 'embed%5c..%5ca.wasm'])
    expect(await admitted(['*'], path)).toEqual([null, 'same-origin'])
  expect(await admitted([], 'embed/a.json')).toEqual([null, 'same-origin'])
})

it('lets the sites that are named, or all, show it in a frame', async () => {
  const policy = async (frames: string[]) => {
    const { server, url } = await serve(join(home, 'site'), { frames })
    const { headers } = await fetch(url)
    server.close()
    return `${headers.get('content-security-policy')} ${headers.get('x-frame-options')}`
  }
  expect(await policy(['https://oa.example'])).toMatch(/frame-ancestors 'self' https:\/\/oa\.example null/)
  expect(await policy(['*'])).not.toMatch(/frame-ancestors|SAMEORIGIN/)
})

describe('a rude request gets an answer, and the server goes on', () => {
  it.each<[string, () => Promise<string>, number]>([
    ['a range that runs backwards', () => get('/office/', `${HOST}Range: bytes=5-2\r\n`), 416],
    ['a range beyond the end', () => get('/office/', `${HOST}Range: bytes=900-\r\n`), 416],
    ['a range that is none', () => get('/office/', `${HOST}Range: lines=a-b\r\n`), 200],
    ['another host', () => get('/office/', 'Host: evil.example\r\n'), 421],
    ['another host with the port', () => get('/office/', 'Host: evil.example:4173\r\n'), 421],
    ['no host', () => get('/office/', ''), 400],
    ['POST', () => get('/office/', HOST, 'POST'), 405],
    ['TRACE', () => get('/office/', HOST, 'TRACE'), 405],
    ['OPTIONS', () => get('/office/', HOST, 'OPTIONS'), 405],
    ['a word that is no method', () => get('/office/', HOST, 'GIVE'), 400],
    ['a path out of the folder', () => get('/office/../secret'), 403],
    ['the same, encoded', () => get('/office/%2e%2e%2fsecret'), 403],
    ['the same, with backslashes', () => get('/office/..%5csecret'), 403],
    ['a hidden file', () => get('/office/.hidden'), 404],
    ['an encoding that is broken', () => get('/office/%E0%A4%A'), 400],
    ['a zero byte', () => get('/office/%00'), 400],
    ['what is not there', () => get('/office/nothing'), 404],
    ['outside the path', () => get('/'), 404],
    ['an address in full', () => get('http://evil.example/office/'), 404],
    ['a long path', () => get(`/office/${'a'.repeat(9000)}`), 404],
    ['very long headers', () => get('/office/', `${HOST}X: ${'a'.repeat(90_000)}\r\n`), 431],
    ['no HTTP', () => send('\x16\x03\x01\x02\x00坏\r\n\r\n'), 400],
  ])('%s', async (_, ask, expected) => {
    const reply = await ask()
    expect(status(reply)).toBe(expected)
    expect(reply).not.toMatch(/secret|hidden/)
    expect(status(await get('/office/'))).toBe(200)
  })

  it('tells which methods there are', async () => {
    expect(await get('/office/', HOST, 'DELETE')).toMatch(/Allow: GET, HEAD/i)
  })
})

it('a port that is taken is an error, not another port', async () => {
  const port = Number(new URL(site.url).port)
  await expect(serve(join(home, 'site'), { port })).rejects.toThrow(/EADDRINUSE/)
})
