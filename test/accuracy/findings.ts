import type { Finding } from '../../src/model/fact.ts'

/** One row of the labelled findings. */
export interface GoldFinding {
  seed: string
  lines: string
  rule: string
  kind: string
  stated: string
  note: string
}

/** Reads findings.csv: commas inside quotes are kept. */
export function parseFindings(csv: string): GoldFinding[] {
  const [, ...rows] = csv.trim().split('\n')
  return rows.map((row) => {
    const cells = [...row.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((match) =>
      match[1]!.replace(/^"|"$/g, ''),
    )
    const [seed, lines, rule, kind, stated] = cells
    return { seed: seed!, lines: lines!, rule: rule!, kind: kind!, stated: stated!, note: cells[6] ?? '' }
  })
}

/** Line numbers in a description such as `205;228-230 vs 306`. */
export function linesIn(text: string): Set<number> {
  const lines = new Set<number>()
  for (const [, from, to] of text.matchAll(/(\d+)(?:-(\d+))?/g)) {
    for (let n = Number(from); n <= Number(to ?? from); n++) lines.add(n)
  }
  return lines
}

/** The finding that answers a labelled row: of the same rule family, on one of its lines. */
export function answering(gold: GoldFinding, findings: readonly Finding[]): Finding | null {
  const lines = linesIn(gold.lines)
  const same = findings.filter((f) => f.lines.some((line) => lines.has(line)))
  return same.find((f) => f.rule === gold.rule) ?? null
}
