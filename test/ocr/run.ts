import type { Readers } from '../../src/ingest/ocr/index.ts'
import { isNotice } from '../../src/reports/notice.ts'
import { report } from '../fixtures/report.ts'
import type { Damage } from '../fixtures/scan.ts'
import { ensureTesseract, installPpOcr } from './install.ts'
import { precisionOf, recallOf, scoreScan } from './score.ts'

/** A scan, and the least recall and precision in percent that each way of reading keeps on it. */
interface Row {
  name: string
  damage: Damage
  tesseract: readonly [number, number]
  both: readonly [number, number]
}

const ROWS: readonly Row[] = [
  { name: '平整', damage: {}, tesseract: [85, 83], both: [98, 99] },
  { name: '歪 0.8°', damage: { skew: 0.8 }, tesseract: [88, 86], both: [97, 99] },
  { name: '模糊', damage: { blur: 0.8 }, tesseract: [70, 85], both: [97, 99] },
  { name: '斑点', damage: { specks: 2500 }, tesseract: [72, 75], both: [88, 95] },
  { name: '浅淡', damage: { fade: 110 }, tesseract: [72, 74], both: [95, 97] },
  {
    name: '歪、模糊、斑点、浅淡、黑边',
    damage: { skew: -0.5, blur: 0.5, specks: 1000, fade: 60, shadow: 4 },
    tesseract: [58, 78],
    both: [88, 95],
  },
]

/** Recall and precision of scans, row by row, each held to its floor; of the rows that are named, or all. Takes minutes. */
async function main(names: readonly string[]): Promise<number> {
  ensureTesseract()
  const missing = installPpOcr()
  if (missing !== null) console.log(missing)
  const ways: Readers[] = missing === null ? ['tesseract', 'both'] : ['tesseract']
  let failed = 0
  for (const row of ROWS.filter(({ name }) => names.length === 0 || names.includes(name)))
    for (const readers of ways) {
      const started = performance.now()
      const score = await scoreScan(report(), row.damage, readers)
      const [recall, precision] = [100 * recallOf(score), 100 * precisionOf(score)]
      const [least, exact] = row[readers]
      // What two programs agree on, or a sum proves, is printed.
      const holds = recall >= least && precision >= exact && (readers === 'tesseract' || score.misread === 0)
      if (!holds) failed++
      const seconds = Math.round((performance.now() - started) / 1000)
      console.log(
        `${holds ? '✓' : '✗'} ${row.name} ${readers}：查全 ${recall.toFixed(1)} %（不低于 ${least}），查准 ${precision.toFixed(1)} %（不低于 ${exact}），读错的数 ${score.misread}，未采用并指出 ${score.reading.remarks.filter(isNotice).length} 行，${seconds} 秒`,
      )
    }
  return failed === 0 && missing === null ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))
