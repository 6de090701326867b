/** The English catalogue, fetched when it is used first: the Chinese sentence → the English one. */
export const english = async (): Promise<Readonly<Record<string, string>>> =>
  (await import('./en.json', { with: { type: 'json' } })).default
