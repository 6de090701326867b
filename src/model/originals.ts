/** Files that reports were read from, kept beside the page: by document_id, the file's name there and its own. */
export type OriginalsIndex = Record<string, { file: string; name: string }>
