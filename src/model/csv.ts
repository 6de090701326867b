/** What a spreadsheet takes for the beginning of a formula; East Asian editions take the full-width signs as well. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

/** A number as it is printed, or a dash that stands for none: with a sign in front it is still no formula. */
const NO_FORMULA = /^\s*[+\-＋－]*(?:(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:e[+-]?\d+)?)\s*[%％‰]?\s*$/i

/**
 * A cell's text as a spreadsheet may take it: one that it would run as a formula gets an apostrophe in front, which makes
 * it text (https://owasp.org/www-community/attacks/CSV_Injection). Numbers keep their sign: `-3.35` stays `-3.35`.
 */
export function defuse(text: string): string {
  return FORMULA.test(text) && !NO_FORMULA.test(text) ? `'${text}` : text
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Rows of cells as CSV without formulas ({@link defuse}); `end` closes each line. */
export function formatCsv(rows: readonly (readonly string[])[], end = '\n'): string {
  return rows.map((row) => `${row.map((cell) => quoted(defuse(cell))).join(',')}${end}`).join('')
}

/** Rows of cells as lines parted by tabs, without formulas ({@link defuse}), to be pasted into a spreadsheet. */
export function formatTsv(rows: readonly (readonly string[])[]): string {
  const plain = (text: string) => defuse(text.replace(/[\t\r\n]+/g, ' '))
  return rows.map((row) => row.map(plain).join('\t')).join('\n')
}
