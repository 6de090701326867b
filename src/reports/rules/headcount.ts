import { cite, defineRule } from './rule.ts'

/** Posts are what was granted, staff who fills them: more staff than posts are paid from elsewhere, or miscounted. */
export const headcount = defineRule({
  id: 'R29',
  title: '在职不多于编制',
  source: '部门基本情况的“人员构成”：编制人数是核定的，在职人数是实有的',
  severities: ['review'],
  sentences: {
    more: '在职多于编制，可能有编外人员，或两个数的范围不同：{staff}，{posts}',
  },
  *figures({ facts }) {
    const said = (item: string) =>
      facts.find((f) => f.item === item && f.subject === '人员' && f.value !== null)
    const [posts, staff] = [said('编制人数'), said('在职实有人数')]
    if (posts === undefined || staff === undefined || Number(staff.value) <= Number(posts.value)) return
    yield {
      says: 'more',
      severity: 'review',
      args: { staff: cite(staff), posts: cite(posts) },
      facts: [staff, posts],
      stated: `${staff.value} / ${posts.value}`,
    }
  },
})
