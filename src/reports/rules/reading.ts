import { defineRule } from './rule.ts'

/** What the reader says of itself. No rule that a report could break; it shares the catalogue of sentences. */
export const reading = defineRule({
  id: 'READ',
  title: { zh: '读取时的提示', en: 'Said while reading' },
  source: '',
  severities: ['review'],
  sentences: {
    rows: {
      zh: '《{table}》{tested} 行里有 {broken} 行不合 {rule}（{title}），多半是这张表没有读对，请对照原表',
      en: '{broken} of {tested} rows of 《{table}》 break {rule} ({title_en}): it was probably misread; compare the print',
    },
    said: { zh: '{message}', en: '{message_en}' },
  },
})
