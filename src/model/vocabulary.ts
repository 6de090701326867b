/** Functional classes (类) by code, newest name first, then the names of earlier years' forms (财政部《政府收支分类科目》). */
export const FUNCTION_CLASSES: Readonly<Record<string, readonly string[]>> = {
  '201': ['一般公共服务支出'],
  '202': ['外交支出'],
  '203': ['国防支出'],
  '204': ['公共安全支出'],
  '205': ['教育支出'],
  '206': ['科学技术支出'],
  '207': ['文化旅游体育与传媒支出', '文化体育与传媒支出'],
  '208': ['社会保障和就业支出'],
  '209': ['社会保险基金支出'],
  '210': ['卫生健康支出', '医疗卫生与计划生育支出', '医疗卫生支出'],
  '211': ['节能环保支出'],
  '212': ['城乡社区支出', '城乡社区事务支出'],
  '213': ['农林水支出', '农林水事务支出'],
  '214': ['交通运输支出'],
  '215': ['资源勘探工业信息等支出', '资源勘探信息等支出', '资源勘探电力信息等支出'],
  '216': ['商业服务业等支出'],
  '217': ['金融支出'],
  '219': ['援助其他地区支出'],
  '220': ['自然资源海洋气象等支出', '国土海洋气象等支出'],
  '221': ['住房保障支出'],
  '222': ['粮油物资储备支出'],
  '223': ['国有资本经营预算支出'],
  '224': ['灾害防治及应急管理支出'],
  '227': ['预备费'],
  '229': ['其他支出'],
  '231': ['债务还本支出'],
  '232': ['债务付息支出'],
  '233': ['债务发行费用支出'],
  '234': ['抗疫特别国债安排的支出'],
}

/** Economic classes (类) of the departmental classification by code. */
export const ECONOMIC_CLASSES: Readonly<Record<string, string>> = {
  '301': '工资福利支出',
  '302': '商品和服务支出',
  '303': '对个人和家庭的补助',
  '307': '债务利息及费用支出',
  '309': '资本性支出（基本建设）',
  '310': '资本性支出',
  '311': '对企业补助（基本建设）',
  '312': '对企业补助',
  '313': '对社会保障基金补助',
  '399': '其他支出',
}

// A name that two classes bear is the first one's.
const FUNCTION_CODES = new Map(
  Object.entries(FUNCTION_CLASSES)
    .flatMap(([code, names]) => names.map((name) => [name, code] as const))
    .reverse(),
)

/** The code of a functional class by any of its names, or null. */
export function functionClassCode(name: string): string | null {
  return FUNCTION_CODES.get(name) ?? null
}

/**
 * Kinds of paper: the budget of a year, its final account, and papers about a part of either that stand alone. A kind
 * is never compared with another; 未知 where the paper does not say.
 */
export const KINDS = [
  '预算',
  '决算',
  '三公预算',
  '三公决算',
  '绩效目标',
  '绩效自评',
  '政府采购预算',
  '政府采购',
  '国有资产',
  '未知',
] as const
export type Kind = (typeof KINDS)[number]

/** Whether a paper of this kind tells a budget or an account. */
export function accountOf(kind: Kind): '预算' | '决算' {
  return kind.endsWith('预算') || kind === '绩效目标' ? '预算' : '决算'
}

/** Whose figures: a department's with its units, one unit's, or those of a whole government. */
export type Level = '部门' | '单位' | '政府'

/** The phases of a figure. Empty where none applies (a headcount). */
export const STAGES = [
  '',
  '年初预算',
  '全年预算',
  '调整预算',
  '决算',
  '执行',
  '年末',
  '目标值',
  '完成值',
  '自评',
] as const
export type Stage = (typeof STAGES)[number]

/** Stages, and what is compared like them, in the order in which one follows the other. */
export const STAGE_ORDER: readonly string[] = [
  '年初预算',
  '全年预算',
  '全年（调整）预算',
  '调整预算',
  '执行',
  '决算',
  '编制',
  '在职',
]

/** Which money a figure counts; each scope contains the next. */
export const SCOPES = [
  '',
  '全部资金',
  '财政拨款',
  '一般公共预算财政拨款',
  '政府性基金预算财政拨款',
  '国有资本经营预算财政拨款',
] as const
export type Scope = (typeof SCOPES)[number]

/** How sure a finding is: a broken rule, a rounding tail, another basis, a division by zero, template residue, or for a person to look at. */
export type Severity = 'error' | 'tail' | 'basis' | 'zero-base' | 'template' | 'review'

/** Names of the severities in the interface's language. */
export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  error: '矛盾',
  tail: '尾差',
  basis: '口径',
  'zero-base': '零基数',
  template: '模板残留',
  review: '待核',
}
