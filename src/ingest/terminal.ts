/** Characters that steer a terminal, or turn the direction of what follows; tabs and line ends stay. */
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** A text as it can be shown on a terminal, wherever it comes from: what steers it is made visible. */
export const visible = (text: string): string => text.replace(STEERING, '\ufffd')

/** The same for JSON, with nothing lost. */
export const visibleJson = (json: string): string =>
  json.replace(STEERING, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** A file's name for a line of its own: without its folder, but within its package. */
export const nameOf = (path: string): string =>
  visible(/[^/\\]+\.zip\/.*$/is.exec(path)?.[0] ?? /[^/\\]*$/.exec(path.replace(/[/\\]+$/, ''))![0]).replace(
    /[\t\n]/g,
    '\ufffd',
  )
