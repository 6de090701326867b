/** A column of a table: its DuckDB type and the one-line comment that the schema browser shows. */
export interface Column {
  name: string
  type: string
  comment: string
}

/** A table of `data/`. */
export interface TableSchema {
  name: string
  comment: string
  columns: readonly Column[]
  /** Rows are stored in this order. */
  order: string
}

const text = (name: string, comment: string): Column => ({ name, type: 'VARCHAR', comment })
const whole = (name: string, comment: string): Column => ({ name, type: 'INTEGER', comment })

/** Every table of `data/`; money is exact. */
export const TABLES: readonly TableSchema[] = [
  {
    name: 'documents',
    comment: '报告：部门预算、部门决算和单独公开的“三公”、绩效、采购、资产情况，一份一行',
    order: 'unit_id, fiscal_year, kind',
    columns: [
      text('document_id', '报告编号'),
      text('unit_id', '单位编号，见 units'),
      text('unit_name', '报告上印的单位名称'),
      whole('fiscal_year', '报告的年度，报告没有写则为空'),
      text(
        'kind',
        '种类：预算、决算；单独公开的三公预算、三公决算、绩效目标、绩效自评、政府采购预算、政府采购、国有资产；未知',
      ),
      text('level', '部门（含所属单位）、单位 或 政府（一级政府汇总）；不能相加，政府的数不进各单位的视图'),
      text('amends', '补充 或 更正：补在已公开的报告之后，两份都保留，视图先取原报告'),
      {
        name: 'unsure',
        type: 'VARCHAR[]',
        comment:
          '封面上没有把握的几项（unit_name、fiscal_year、kind、district）；有一项，这份报告就不进入比较',
      },
      { name: 'given', type: 'VARCHAR[]', comment: '由人指明的几项' },
      text('title', '报告名称'),
      { name: 'published_on', type: 'DATE', comment: '公开日期，报告上没印则为空' },
      text('source_format', '来源格式'),
      text('source_hash', '来源文件的 SHA-256'),
      text('reader_version', '读取程序的版本'),
      whole('lines', '来源文件的行数'),
      whole('numbers', '印出的数，一个不落；没有数过则为空'),
      whole('structure', '其中的日期、编号、行次、科目编码等'),
      whole('left_out', '其中没有采用的'),
    ],
  },
  {
    name: 'units',
    comment: '单位：改名前后是同一个单位',
    order: 'unit_id',
    columns: [
      text('unit_id', '单位编号'),
      text('unit', '单位现名'),
      text('district_code', '区县代码（GB/T 2260）'),
      text('district', '区县'),
      text('city', '市'),
      text('province', '省'),
      text('kind', '单位种类：教育局、大数据中心 …，由名称和 seeds/kinds.csv 定；认不出则为空'),
      text('level', '部门（含所属单位）或 单位；两者不能相加'),
    ],
  },
  {
    name: 'unit_names',
    comment: '单位名称沿革：一个单位用过的各个名称',
    order: 'unit_id, name',
    columns: [
      text('unit_id', '单位编号'),
      text('name', '名称'),
      whole('valid_from', '已知最早使用的年度'),
      whole('valid_to', '已知最后使用的年度，沿用至今则为空'),
      text('note', '依据'),
    ],
  },
  {
    name: 'facts',
    comment: '数：报告里印出的每一个数，一行一个',
    order: 'unit_id, document_id, line, fact_id',
    columns: [
      text('fact_id', '数的编号，重读同一报告不变'),
      text('document_id', '报告编号'),
      text('unit_id', '单位编号'),
      whole('fiscal_year', '这个数说的是哪一年（预算里也有上年的数）'),
      text('subject', '主题：三公、人员、项目、功能分类、支出 …'),
      text('item', '项目：表上的用语'),
      text('item_code', '科目编码（类款项）或经济分类编码'),
      text('parent', '上级：所属的类、款或项目'),
      text('part', '表中的栏：基本支出、财政拨款收入 …；合计栏为空'),
      text('measure', '量：金额、占比、增减额、增减率、完成率、人数、辆数 …'),
      text('stage', '阶段：年初预算、全年预算、调整预算、决算、执行、年末'),
      text('scope', '口径：全部资金、财政拨款、一般公共预算财政拨款 …'),
      { name: 'value', type: 'DECIMAL(18,4)', comment: '印出的数，单位见 unit' },
      text('unit', '印出的单位'),
      text('text', '印出的文字（不是数的时候）'),
      { name: 'amount', type: 'DECIMAL(18,6)', comment: '金额（万元），不论印的是元还是万元' },
      text('base', '占比、增减、完成率是跟什么比'),
      text('direction', '增加 或 减少'),
      text('origin', '来源：table 表、narrative 文字、form 项目表、derived 推算'),
      text('statement', '表名或章节名'),
      whole('page', '页'),
      whole('line', '行'),
      text('evidence', '印出的字：名目和数；推算的数则是算式'),
      { name: 'derived_from', type: 'VARCHAR[]', comment: '由哪些数推算' },
      text('mended', '人工订正的理由'),
      {
        name: 'classified',
        type: 'BOOLEAN',
        comment: '是否归了类；否则按印出的字保留，主题为未归类，不进视图',
      },
      whole('printed_times', '同一份报告里印出同一个数的处数'),
      whole('sums_held', '所在的合计关系中成立的个数'),
      { name: 'contradicted', type: 'BOOLEAN', comment: '同一份报告别处的数或合计与它不符' },
      {
        name: 'assumed',
        type: 'VARCHAR[]',
        comment: '没有印在它旁边的：承前的条目，按惯例的阶段、年度、口径',
      },
      { name: 'ocr', type: 'BOOLEAN', comment: '由图像识别读出，可能有错字' },
      { name: 'preferred', type: 'BOOLEAN', comment: '同一个数印了几处时，视图取这一处' },
    ],
  },
  {
    name: 'findings',
    comment: '疑点：报告自相矛盾、尾差、口径不同之处',
    order: 'unit_id, document_id, lines[1], finding_id',
    columns: [
      text('finding_id', '疑点编号'),
      text('document_id', '报告编号'),
      text('unit_id', '单位编号'),
      whole('fiscal_year', '报告的年度'),
      text('rule', '规则编号（R1–R31）；READ 是读取时的提示'),
      text(
        'severity',
        '轻重：error 矛盾、tail 尾差、basis 口径、zero-base 零基数、template 模板残留、review 待核',
      ),
      text('code', '说的是哪一句：规则编号和句名'),
      text('message', '说明'),
      text('message_en', '说明（英文）'),
      text('stated', '报告印的'),
      text('recomputed', '重算的'),
      { name: 'lines', type: 'INTEGER[]', comment: '所在的行' },
      { name: 'fact_ids', type: 'VARCHAR[]', comment: '涉及的数' },
    ],
  },
]
