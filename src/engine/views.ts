const FILES = import.meta.glob<string>('/queries/views/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The SQL of the analysts' views, in the order in which they are made. */
export const VIEWS: readonly string[] = Object.keys(FILES)
  .sort()
  .map((path) => FILES[path]!)
