/**
 * Widths of the characters from the space to the tilde in hundredths of an em, half bold, so that no weight in use is
 * wider. Noto Sans CJK SC; the system fonts that may stand in for it are no wider.
 */
const WIDTHS = (
  '23 37 57 59 59 96 74 32 38 38 51 59 32 37 32 39 59 59 59 59 59 59 59 59 59 59 32 32 59 59 59 51 101 64 68 66 ' +
  '71 61 58 72 76 33 57 69 58 85 75 77 67 77 68 62 62 75 62 91 63 58 61 38 39 38 59 57 63 59 64 53 64 58 37 60 64 ' +
  '30 31 60 31 96 64 63 64 64 44 49 42 64 58 86 56 57 51 38 30 38 59'
)
  .split(' ')
  .map((width) => Number(width) / 100)

/** Signs of Latin that Chinese fonts set as wide as a Chinese character. */
const WIDE = '·×÷§°±'

/** Width of a text in em, from a table: a picture is laid out without asking a browser. */
export function textWidth(text: string): number {
  let width = 0
  for (const char of text) {
    const code = char.codePointAt(0)!
    width += WIDTHS[code - 32] ?? (code >= 0x80 && code < 0x2000 && !WIDE.includes(char) ? 0.7 : 1)
  }
  return width
}

/** Breaks a text into lines of at most `em`; Chinese breaks anywhere, but no line starts with a closing mark or ends with an opening one. */
export function wrap(text: string, em: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of text.match(/[\w.%+-]+|./gu) ?? []) {
    if (line !== '' && textWidth(line + part) > em && !/^[，。；：、）”’》,.;:)]/.test(part)) {
      const opening = /[（“‘《(]+$/.exec(line)?.[0] ?? ''
      lines.push(line.slice(0, line.length - opening.length))
      line = opening + part.trimStart()
    } else line += part
  }
  if (line !== '') lines.push(line)
  return lines
}

/** A text cut to `em`, with … where something is left out. */
export function shorten(text: string, em: number): string {
  if (textWidth(text) <= em) return text
  let kept = ''
  let width = 1
  for (const char of text) {
    width += textWidth(char)
    if (width > em) break
    kept += char
  }
  return `${kept.trimEnd()}…`
}

/** A text in at most so many lines of `em`; what does not fit is cut. */
export function block(text: string, em: number, lines: number): string[] {
  const wrapped = wrap(text, em).filter((line) => line.trim() !== '')
  const shown =
    wrapped.length <= lines ? wrapped : [...wrapped.slice(0, lines - 1), wrapped.slice(lines - 1).join('')]
  return shown.map((line) => shorten(line, em + 1))
}
