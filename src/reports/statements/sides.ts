import { ECONOMIC_CLASSES, functionClassCode, type Scope } from '../../model/vocabulary.ts'
import { cleanLabel } from './statement.ts'
import { itemNamed, scopeNamed } from './words.ts'

const BALANCE = /结转|结余|弥补|分配/

/** What a label of 收支总表 names: income on the left, spending on the right, and what carries one year over to the next. */
export interface SideItem {
  subject: string
  item: string
  item_code?: string
  parent?: string
  scope: Scope
}

/** `opening`: the balance above that money of a treasury budget is a part of. */
export function sideItem(
  label: { folded: string; printed: string },
  side: { right: boolean; opening: string | null },
  table: { scope: Scope; columnScope: Scope | null },
): SideItem {
  const text = cleanLabel(label.folded)
  const { printed } = label
  const treasury = table.scope !== '全部资金'
  const own = treasury ? '财政拨款' : side.right ? '支出' : '收入'
  const whole = treasury ? '财政拨款' : '总收支'
  const scope = table.columnScope ?? table.scope
  if (/^(?:本年)?收入合计$/.test(text)) return { subject: own, item: '本年收入合计', scope }
  if (/^(?:本年)?支出合计$/.test(text)) return { subject: own, item: '本年支出合计', scope }
  if (/总计$/.test(text)) return { subject: whole, item: side.right ? '支出总计' : '收入总计', scope }
  const code = side.right ? functionClassCode(text) : null
  if (code !== null) return { subject: '功能分类', item: printed, item_code: code, scope }
  if (BALANCE.test(text)) return { subject: whole, item: printed, scope }
  const economic = Object.entries(ECONOMIC_CLASSES).find(([, held]) => held === text)?.[0]
  if (side.right && economic !== undefined)
    return { subject: '经济分类', item: printed, item_code: economic, scope }
  const named = itemNamed(text)
  if (side.right) {
    if (named?.subject === '基本支出') return { subject: '基本支出', item: `${named.item}合计`, scope }
    return { subject: own, item: named?.subject === '支出' ? named.item : printed, scope }
  }
  const parted = scopeNamed(text) !== null && side.opening !== null
  return {
    subject: own,
    item: !treasury && named?.subject === '收入' ? named.item : printed,
    scope: table.scope,
    ...(parted ? { parent: side.opening! } : {}),
  }
}
