/** The copy of a built site: a version of its own, and the files that every page may need. Put in by the build. */
declare const SITE: { version: string; files: readonly string[] }

const scope = self as unknown as ServiceWorkerGlobalScope

/** Each version's files stand together; what is used beside them (the made-up city, originals) has a place for all versions. */
const PREFIX = 'zhangben-'
const OWN = `${PREFIX}site-${SITE.version}`
const USED = `${PREFIX}used`
/** How long the network is waited for, in ms, where a copy is at hand. */
const PATIENCE = 4000

const addressOf = (file: string) => new URL(file, scope.registration.scope).href
/** Files whose name changes with their content. */
const isHashed = (address: string) => address.startsWith(addressOf('assets/'))

/** Takes the whole version, or nothing: what an earlier version has under the same name is not fetched again. */
async function take(): Promise<void> {
  const cache = await caches.open(OWN)
  await Promise.all(
    SITE.files.map(addressOf).map(async (address) => {
      const held = isHashed(address) ? await caches.match(address) : undefined
      const response = held ?? (await fetch(address, { cache: 'no-cache' }))
      if (!response.ok) throw new Error(`${address}: ${response.status}`)
      await cache.put(address, response)
    }),
  )
}

/** Forgets all versions but this one and the one before it, which pages that are still open may go on with. */
async function sweep(): Promise<void> {
  const versions = (await caches.keys()).filter((name) => name.startsWith(`${PREFIX}site-`))
  const others = versions.filter((name) => name !== OWN)
  for (const name of others.slice(0, -1)) await caches.delete(name)
  await scope.clients.claim()
}

/** The copy of what a request asks for. */
async function copyOf(request: Request): Promise<Response | undefined> {
  if (
    request.mode === 'navigate' &&
    new URL(request.url).pathname === new URL(scope.registration.scope).pathname
  )
    return (await caches.open(OWN)).match(addressOf('index.html'))
  const find = { ignoreSearch: true, ignoreVary: true }
  const own = await (await caches.open(OWN)).match(request, find)
  return own ?? caches.match(request, find)
}

async function fetchAndKeep(request: Request, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(request, signal === undefined ? {} : { signal })
  if (response.status === 200 && !SITE.files.some((file) => addressOf(file) === request.url))
    await (await caches.open(USED)).put(request, response.clone()).catch(() => {})
  return response
}

/** Files that keep their name come from the network where there is one, so that new data are seen at once; else from the copy. */
async function answer(request: Request): Promise<Response> {
  if (isHashed(request.url)) return (await copyOf(request)) ?? fetchAndKeep(request)
  const copy = await copyOf(request)
  if (copy === undefined) return fetchAndKeep(request)
  try {
    return await fetchAndKeep(request, AbortSignal.timeout(PATIENCE))
  } catch {
    return copy
  }
}

scope.addEventListener('install', (event) => event.waitUntil(take().then(() => scope.skipWaiting())))
scope.addEventListener('activate', (event) => event.waitUntil(sweep()))
scope.addEventListener('fetch', (event) => {
  const { request } = event
  const within = request.method === 'GET' && request.url.startsWith(scope.registration.scope)
  if (within && !request.headers.has('range')) event.respondWith(answer(request))
})
