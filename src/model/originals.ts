/**
 * Files that reports were read from, kept beside the page: by document_id, the file's name there and its own. A scan has
 * a second file, with the words that were recognised and their places.
 */
export type OriginalsIndex = Record<string, { file: string; name: string; recognised?: string }>
