/** One line of a report as printed, without markup. `folded` has the same length: full-width forms made ASCII. */
export interface Line {
  number: number
  page: number | null
  printed: string
  folded: string
}

/** The words of a line without the white between them. */
export const bare = (line: { folded: string }): string => line.folded.replace(/\s+/g, '')

/** What stands in a line for its looks and is not printed. */
export const MARKUP = /<\/?[a-zA-Z][^<>]*>|\*\*|^\s*#{1,6}\s+/g

const FOLDED = /[〔[［【〕\]］】\uff01-\uff5e\u3000\u00a0\u2212\u2013]/g

/** Full-width digits, letters and punctuation to ASCII, every bracket round, character for character. */
export function fold(text: string): string {
  return text.replace(FOLDED, (char) => {
    const code = char.charCodeAt(0)
    if ('〔[［【'.includes(char)) return '('
    if ('〕]］】'.includes(char)) return ')'
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
    return code === 0x3000 || code === 0xa0 ? ' ' : '-'
  })
}

/** The lines of a report's text, numbered from 1. What follows a form feed stands on the next page. */
export function toLines(text: string): Line[] {
  let page: number | null = text.includes('\f') ? 1 : null
  const feeds = (part: string) => part.split('\f').length - 1
  return text.split(/\r\n|\n|\r/).map((raw, index) => {
    const before = /^\s*/.exec(raw)![0]
    if (page !== null) page += feeds(before)
    const printed = raw.replaceAll('\f', '').replace(MARKUP, '')
    const line = { number: index + 1, page, printed, folded: fold(printed) }
    if (page !== null) page += feeds(raw.slice(before.length))
    return line
  })
}
