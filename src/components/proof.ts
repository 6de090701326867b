import { msg, str } from '@lit/localize'

/** How well a figure is attested. */
export interface Proof {
  printed_times: number
  sums_held: number
  contradicted: boolean
  ocr: boolean
  mended: string | null
  classified: boolean
}

/** How well a figure is attested, in counts of what holds. */
export function proofOf({
  printed_times: times,
  sums_held: sums,
  contradicted,
  ocr,
  mended,
  classified,
}: Proof): string[] {
  return [
    times > 1 ? msg(str`印了 ${times} 处，都一致`) : times === 1 ? msg('只印了这一处') : '',
    sums > 0 ? msg(str`在 ${sums} 个合计里加得平`) : '',
    contradicted ? msg('与报告别处矛盾') : '',
    ocr ? msg('识别自图片') : '',
    mended === null ? '' : msg('由人订正'),
    classified ? '' : msg('未归类'),
  ].filter(Boolean)
}
