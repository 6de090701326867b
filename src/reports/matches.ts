/**
 * The matches of a global pattern, in order. `matchAll` copies the pattern for every text that it looks at, which costs
 * more than the looking where the texts are the lines of a report.
 */
export function matchesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex++
  }
  return found
}
