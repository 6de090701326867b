import { msg, str } from '../locale/msg.ts'

/** How well a figure is attested. */
export interface Proof {
  printed_times: number
  sums_held: number
  contradicted: boolean
  ocr: boolean
  mended: string | null
  classified: boolean
}

/** How a figure of a scan is known: read by one program, proved by a sum, or read alike by two (or proved). */
function recognition(format: string, sums: number): string {
  if (format === 'ocr-both') return msg('识别自图片，两个程序读得一样，或有合计证明')
  return sums > 0 ? msg('识别自图片，合计相符') : msg('识别自图片，只识别了一次')
}

/** How well a figure is attested, in counts of what holds; `format` is how its report was read. */
export function proofOf(fact: Proof, format: string): string[] {
  const { printed_times: times, sums_held: sums, contradicted, ocr, mended, classified } = fact
  return [
    times > 1 ? msg(str`印了 ${times} 处，都一致`) : times === 1 ? msg('只印了这一处') : '',
    sums > 0 ? msg(str`在 ${sums} 个合计里加得平`) : '',
    contradicted ? msg('与报告别处矛盾') : '',
    ocr ? recognition(format, sums) : '',
    mended === null ? '' : msg('由人订正'),
    classified ? '' : msg('未归类'),
  ].filter(Boolean)
}
