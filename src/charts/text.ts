import { groupDigits } from '../model/result.ts'

/** Width of a text in em: a Chinese character is one, a Latin letter or digit a little over half. */
export function textWidth(text: string): number {
  let width = 0
  for (const char of text) width += (char.codePointAt(0) ?? 0) > 0x2e7f || '“”‘’…—'.includes(char) ? 1 : 0.56
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

/** A number for a label: at most two decimals, thousands parted, no zeros that say nothing. */
export function shortNumber(value: number): string {
  const places = Math.abs(value) < 0.1 ? 4 : 2
  // Not by toLocaleString, which makes a formatter at each call.
  return groupDigits(String(Number(value.toFixed(places))))
}
