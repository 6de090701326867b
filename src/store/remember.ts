/** What a browser keeps for a page under a name: for all its tabs, or for this one. Null where it keeps nothing. */
export function remembered(name: string, tab = false): string | null {
  try {
    return (tab ? sessionStorage : localStorage).getItem(name)
  } catch {
    return null
  }
}

/** Keeps a text under a name, or forgets it; false where the browser lets nothing be kept. */
export function remember(name: string, text: string | null, tab = false): boolean {
  try {
    const storage = tab ? sessionStorage : localStorage
    if (text === null) storage.removeItem(name)
    else storage.setItem(name, text)
    return true
  } catch {
    return false
  }
}

/** The names under which something is kept that begin so. */
export function rememberedNames(start: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(start))
  } catch {
    return []
  }
}
