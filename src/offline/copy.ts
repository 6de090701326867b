import { remember, remembered } from '../store/remember.ts'

const CHOICE = 'zhangben.offline'
const SCRIPT = 'offline.js'

const place = () => new URL(SCRIPT, document.baseURI)

/** Whether this browser can keep a copy of the site: only for pages of this machine or of an https address. */
export const canKeepCopy = (): boolean => 'serviceWorker' in navigator && isSecureContext

/** Whether the copy is wanted; it is until it was removed. */
export const copyWanted = (): boolean => canKeepCopy() && remembered(CHOICE) !== 'no'

/** Keeps a copy of the site in this browser from now on, so that it opens without any network. */
export async function keepCopy(): Promise<void> {
  remember(CHOICE, null)
  await navigator.serviceWorker.register(place(), { scope: './', updateViaCache: 'none' })
}

/** Removes the copy, and keeps none until {@link keepCopy}. */
export async function removeCopy(): Promise<void> {
  remember(CHOICE, 'no')
  const registration = await navigator.serviceWorker.getRegistration(document.baseURI)
  await registration?.unregister()
  for (const name of await caches.keys()) if (name.startsWith('zhangben-')) await caches.delete(name)
}

/** Keeps the copy once the page has what it shows first: it must not wait for what is fetched for later. */
export function keepCopyWhenIdle(): void {
  if (!copyWanted()) return
  const start = () => void keepCopy().catch(() => {})
  const whenIdle = () =>
    'requestIdleCallback' in window
      ? requestIdleCallback(start, { timeout: 30_000 })
      : setTimeout(start, 5_000)
  if (document.readyState === 'complete') whenIdle()
  else addEventListener('load', whenIdle, { once: true })
}
