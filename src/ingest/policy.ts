/** What the built page may do: load its own files, start its own workers, run WebAssembly; nothing else, and nothing elsewhere. */
export const POLICY: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'worker-src': ["'self'", 'blob:'],
  'connect-src': ["'self'", 'blob:'],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'", 'data:'],
  'frame-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
}

/** The policy as a page's meta element states it; which pages may frame it only a server can say. */
export const policyText = (): string =>
  Object.entries(POLICY)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ')
