/** What a kind of unit is like: its usual size, its people, its cars, what it spends on. Amounts in 万元. */
export interface CityKind {
  name: string
  /** The middle spending of a year, and how far apart the units of the kind are (deviation of the logarithm). */
  spending: number
  spread: number
  /** The usual share of projects in spending. */
  projects: number
  /** Cars for ten people; 万元 of basic spending a person. */
  cars: number
  wage: number
  /** Administrative staff (行政), or an institution's (事业). */
  administrative: boolean
  level: '部门' | '单位'
  /** The functional class, section and item that most of its spending is booked to. */
  booked: readonly (readonly [code: string, name: string])[]
  names: readonly string[]
  /** An older name, with the year from which the new one holds. */
  formerly?: readonly [name: string, from: number]
}

const GENERAL = ['201', '一般公共服务支出'] as const
const kind = (
  name: string,
  numbers: readonly [spending: number, spread: number, projects: number, cars: number, wage: number],
  administrative: boolean,
  level: '部门' | '单位',
  booked: CityKind['booked'],
  names: readonly string[],
  formerly?: CityKind['formerly'],
): CityKind => {
  const [spending, spread, projects, cars, wage] = numbers
  return {
    name,
    spending,
    spread,
    projects,
    cars,
    wage,
    administrative,
    level,
    booked,
    names,
    ...(formerly === undefined ? {} : { formerly }),
  }
}

/** The kinds of unit of a district, in the terms of the field. */
export const CITY_KINDS: readonly CityKind[] = [
  kind(
    '教育局',
    [86000, 0.35, 0.14, 0.05, 17],
    true,
    '部门',
    [
      ['205', '教育支出'],
      ['20502', '普通教育'],
      ['2050202', '小学教育'],
    ],
    [
      '校舍维修改造',
      '学生营养改善计划',
      '教师培训经费',
      '校园安保服务',
      '信息化设备运维',
      '义务教育公用经费',
    ],
  ),
  kind(
    '卫生健康局',
    [24000, 0.45, 0.42, 0.15, 16],
    true,
    '部门',
    [
      ['210', '卫生健康支出'],
      ['21004', '公共卫生'],
      ['2100408', '基本公共卫生服务'],
    ],
    ['基本公共卫生服务', '计划生育奖励扶助', '疫情防控经费', '医疗设备购置', '信息系统维护'],
    ['卫生和计划生育局', 2021],
  ),
  kind(
    '大数据中心',
    [2600, 0.6, 0.78, 0.6, 19],
    false,
    '单位',
    [GENERAL, ['20103', '政府办公厅（室）及相关机构事务'], ['2010350', '事业运行']],
    [
      '政务网运行维护费',
      '政务数据平台建设',
      '网格监督员购岗费',
      '机房维保',
      '门户网站运维',
      '网络安全服务',
      '党建工作经费',
    ],
    ['城市数字化信息中心', 2021],
  ),
  kind(
    '公安分局',
    [32000, 0.4, 0.3, 2.2, 24],
    true,
    '部门',
    [
      ['204', '公共安全支出'],
      ['20402', '公安'],
      ['2040201', '行政运行'],
    ],
    ['辅警劳务经费', '视频监控运行维护', '反诈宣传经费', '执法办案经费', '业务用房维修'],
  ),
  kind(
    '人民法院',
    [6400, 0.35, 0.28, 1.2, 26],
    true,
    '单位',
    [
      ['204', '公共安全支出'],
      ['20405', '法院'],
      ['2040501', '行政运行'],
    ],
    ['案件审判经费', '聘用制书记员劳务费', '信息化运维', '诉讼服务中心建设'],
  ),
  kind(
    '财政局',
    [3300, 0.4, 0.34, 0.5, 22],
    true,
    '部门',
    [GENERAL, ['20106', '财政事务'], ['2010601', '行政运行']],
    ['财政信息系统运行维护', '绩效评价委托服务', '国库集中支付业务费', '档案整理'],
  ),
  kind(
    '民政局',
    [15000, 0.5, 0.86, 0.3, 19],
    true,
    '部门',
    [
      ['208', '社会保障和就业支出'],
      ['20819', '最低生活保障'],
      ['2081901', '城市最低生活保障金支出'],
    ],
    ['城市低保金', '高龄津贴', '社区工作者聘用人员经费', '养老服务补贴', '殡葬管理经费'],
  ),
  kind(
    '人力资源和社会保障局',
    [5200, 0.45, 0.6, 0.4, 20],
    true,
    '部门',
    [
      ['208', '社会保障和就业支出'],
      ['20801', '人力资源和社会保障管理事务'],
      ['2080101', '行政运行'],
    ],
    ['就业补助资金', '公益性岗位购岗费', '劳动监察经费', '人事考试经费', '社保系统运维'],
  ),
  kind(
    '住房和城乡建设局',
    [11000, 0.7, 0.82, 0.5, 20],
    true,
    '部门',
    [
      ['212', '城乡社区支出'],
      ['21201', '城乡社区管理事务'],
      ['2120101', '行政运行'],
    ],
    ['老旧小区改造', '房屋安全鉴定', '市政道路维护', '工程质量监督经费', '住房保障租金补贴'],
  ),
  kind(
    '城市管理执法局',
    [28000, 0.4, 0.8, 2.6, 18],
    true,
    '部门',
    [
      ['212', '城乡社区支出'],
      ['21205', '城乡社区环境卫生'],
      ['2120501', '城乡社区环境卫生'],
    ],
    ['环卫作业外包服务', '生活垃圾处理费', '协管员劳务派遣经费', '路灯电费', '公厕维护', '户外广告整治'],
  ),
  kind(
    '市场监督管理局',
    [8800, 0.35, 0.24, 1.1, 23],
    true,
    '部门',
    [GENERAL, ['20138', '市场监督管理事务'], ['2013801', '行政运行']],
    ['食品安全抽检', '标准化建设', '执法装备购置', '信息系统运维', '知识产权保护'],
  ),
  kind(
    '应急管理局',
    [2400, 0.4, 0.46, 1.3, 21],
    true,
    '部门',
    [
      ['224', '灾害防治及应急管理支出'],
      ['22401', '应急管理事务'],
      ['2240101', '行政运行'],
    ],
    ['安全生产检查服务', '防汛物资储备', '应急演练经费', '综合救援队伍聘用人员经费'],
  ),
  kind(
    '文化和旅游局',
    [4600, 0.5, 0.58, 0.4, 20],
    true,
    '部门',
    [
      ['207', '文化旅游体育与传媒支出'],
      ['20701', '文化和旅游'],
      ['2070101', '行政运行'],
    ],
    ['公共文化服务体系建设', '非物质文化遗产保护', '文化惠民演出', '旅游宣传推广', '全民健身经费'],
    ['文化体育局', 2021],
  ),
  kind(
    '图书馆',
    [920, 0.45, 0.4, 0.3, 17],
    false,
    '单位',
    [
      ['207', '文化旅游体育与传媒支出'],
      ['20701', '文化和旅游'],
      ['2070104', '图书馆'],
    ],
    ['图书购置费', '自助图书馆运维', '阅读推广活动', '馆舍维护'],
  ),
  kind(
    '审计局',
    [1900, 0.3, 0.26, 0.4, 23],
    true,
    '部门',
    [GENERAL, ['20108', '审计事务'], ['2010801', '行政运行']],
    ['委托审计服务费', '审计信息化运维', '审计业务费'],
  ),
  kind(
    '司法局',
    [3100, 0.35, 0.34, 0.6, 21],
    true,
    '部门',
    [
      ['204', '公共安全支出'],
      ['20406', '司法'],
      ['2040601', '行政运行'],
    ],
    ['人民调解员劳务经费', '法律援助经费', '社区矫正经费', '普法宣传'],
  ),
  kind(
    '水务局',
    [9800, 0.7, 0.84, 0.8, 20],
    true,
    '部门',
    [
      ['213', '农林水支出'],
      ['21303', '水利'],
      ['2130301', '行政运行'],
    ],
    ['排水设施维护', '河湖管护外包', '防汛抗旱经费', '泵站运行维护', '污水处理服务费'],
  ),
  kind(
    '发展和改革局',
    [2700, 0.4, 0.4, 0.4, 22],
    true,
    '部门',
    [GENERAL, ['20104', '发展与改革事务'], ['2010401', '行政运行']],
    ['重大项目前期工作经费', '价格认证业务费', '规划编制委托服务', '信用平台运维'],
  ),
  kind(
    '街道办事处',
    [7200, 0.4, 0.55, 0.5, 18],
    true,
    '部门',
    [
      ['201', '一般公共服务支出'],
      ['20103', '政府办公厅（室）及相关机构事务'],
      ['2010301', '行政运行'],
    ],
    [
      '社区工作者聘用人员经费',
      '社区惠民资金',
      '网格管理劳务经费',
      '环境综合整治',
      '平安建设经费',
      '党群服务中心维护',
    ],
  ),
]

/** The districts of the invented city; more are made of two lists of characters. None is in GB/T 2260. */
export const CITY_DISTRICTS = ['丹霞区', '碧溪区', '云岭区', '沐湖区', '松陵区', '望澜区'] as const
export const DISTRICT_HEADS = '丹碧云沐松望青霁岚汐'
export const DISTRICT_TAILS = '霞澄嶂湖陵澜屏渚坞汀'
export const CITY = '青云市'
export const PROVINCE = '虚构省'

/** Names of streets; with a number where they do not suffice. */
export const STREETS = [
  '柳荫',
  '书院',
  '石桥',
  '东渡',
  '北门',
  '钟楼',
  '桂园',
  '荷塘',
  '文昌',
  '西津',
  '长堤',
  '梅岭',
] as const
