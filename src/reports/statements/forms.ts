import rows from './forms.json' with { type: 'json' }

/** `whole` is the sum of `parts` less those of `less`; columns by their names. */
export interface Sum {
  whole: string
  parts: readonly string[]
  less?: readonly string[]
}

/**
 * A standard form of the reports: what its rows are, its amount columns in the national order (with other names in
 * use), and the sums that they keep. Recognition, the solver of tables without rules, the proof of scanned figures and
 * the rules all go by this declaration. A printed title only tells forms apart that look alike.
 */
export interface Form {
  name: string
  title: RegExp
  shape: 'two-sided' | 'by-code' | 'blocks' | 'sangong'
  /** Subject of the total row. */
  subject: string
  columns: readonly string[]
  aliases?: Readonly<Record<string, string>>
  sums: readonly Sum[]
}

/** The standard forms (财预〔2016〕143号), the more particular title first. */
export const FORMS: readonly Form[] = (rows as (Omit<Form, 'title'> & { title: string })[]).map((row) => ({
  ...row,
  title: new RegExp(row.title),
}))

/** The form whose total row is of a subject, or undefined. */
export const formOf = (subject: string): Form | undefined => FORMS.find((form) => form.subject === subject)

/** The standard form that a title names, or undefined. */
export const formNamed = (title: string): Form | undefined => FORMS.find((form) => form.title.test(title))

/** 1 = 2 + 3 + 6, 3 = 4 + 5. */
export const SANGONG = formOf('三公')!
/** 1 = 2 基本 + 3 项目 + 4 上缴上级 + 5 经营 + 6 对附属单位补助. */
export const USES = formOf('支出')!.sums[0]!.parts
