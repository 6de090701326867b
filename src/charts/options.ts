import { msg } from '../locale/msg.ts'
import type { OptionName } from './mark.ts'

/** What an option of a chart line is called in the form, and what it can be: words of a list, a column, or a text. */
export interface OptionWords {
  /** Its key in the chart line; two names may share one. */
  key: string
  title: () => string
  choices: (() => readonly (readonly [value: string, words: string])[]) | 'column' | 'text'
}

/** Every option that a mark may take. */
export const OPTIONS: Readonly<Record<OptionName, OptionWords>> = {
  sort: {
    key: 'sort',
    title: () => msg('排序'),
    choices: () => [
      ['', msg('查询的顺序')],
      ['desc', msg('从大到小')],
      ['asc', msg('从小到大')],
      ['name', msg('按名称')],
    ],
  },
  scale: {
    key: 'scale',
    title: () => msg('刻度'),
    choices: () => [
      ['', msg('自动')],
      ['zero', msg('从零起')],
      ['log', msg('对数')],
    ],
  },
  share: {
    key: 'scale',
    title: () => msg('刻度'),
    choices: () => [
      ['', msg('金额')],
      ['share', msg('占比')],
    ],
  },
  rule: {
    key: 'rule',
    title: () => msg('参照线'),
    choices: () => [
      ['', msg('自动')],
      ['median', msg('中位数')],
      ['mean', msg('平均')],
      ['100', '100'],
      ['none', msg('不画')],
    ],
  },
  labels: {
    key: 'labels',
    title: () => msg('数值'),
    choices: () => [
      ['', msg('标出')],
      ['off', msg('不标')],
    ],
  },
  text: { key: 'text', title: () => msg('名字'), choices: 'column' },
  hollow: { key: 'hollow', title: () => msg('推算看哪一列'), choices: 'column' },
  symbol: { key: 'symbol', title: () => msg('阶段看哪一列'), choices: 'column' },
  seam: { key: 'seam', title: () => msg('口径看哪一列'), choices: 'column' },
  max: { key: 'max', title: () => msg('轴到哪里'), choices: 'text' },
  missing: { key: 'missing', title: () => msg('没有数时说'), choices: 'text' },
}

/** What every chart line can say. */
export const LABEL: OptionWords = { key: 'label', title: () => msg('单位'), choices: 'text' }
