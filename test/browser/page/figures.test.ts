import { describe, expect, it } from 'vitest'
import { rows } from '../table.ts'
import { useSite } from '../use-site.ts'

const site = useSite()

describe('the pages, served from a folder under a path', () => {
  it('三公: figures as the reports print them', async () => {
    const page = await site.visit('sangong')
    const cost = await rows(page, 'vehicle_cost')
    expect(cost.find((r) => r.单位 === '江汉区大数据中心' && r.年度 === '2018')).toMatchObject({
      '运行费（万元）': '5.65',
      '保有量（辆）': '3',
      '每辆运行费（万元）': '1.88',
    })
    expect(cost.find((r) => r.单位 === '东西湖区大数据中心')).toMatchObject({
      '运行费（万元）': '3.00',
      '保有量（辆）': '—',
      '每辆运行费（万元）': '—',
    })
    expect(cost.find((r) => r.单位 === '洪山区大数据中心')).toMatchObject({ '运行费（万元）': '0.70' })
    const parts = await rows(page, 'sangong_parts')
    const hongshan = parts.filter((r) => r.单位 === '洪山区大数据中心' && r.年度 === '2019')
    expect(Object.fromEntries(hongshan.map((r) => [r.部分, r['金额（万元）']]))).toMatchObject({
      公车运行: '0.70',
      公务接待: '0.00',
    })
    const trend = await rows(page, 'sangong_trend')
    const at = (unit: string, year: string) => trend.find((r) => r.单位 === unit && r.年度 === year)
    expect(at('江汉区大数据中心', '2017')).toMatchObject({ '“三公”合计（万元）': '9.00', 来源: '推算' })
    expect(at('江汉区大数据中心', '2018')).toMatchObject({ '“三公”合计（万元）': '5.65', 来源: '文字' })
    expect(at('江汉区大数据中心', '2021')).toMatchObject({ '“三公”合计（万元）': '3.00', 阶段: '年初预算' })
    expect(at('洪山区大数据中心', '2018')).toMatchObject({ '“三公”合计（万元）': '6.17', 来源: '推算' })
    const stages = (await rows(page, 'sangong_budget_final')).filter(
      (r) => r.单位 === '江汉区大数据中心' && r.年度 === '2023',
    )
    expect(stages.map((r) => [r.阶段, r['“三公”合计（万元）'], r.来源])).toEqual([
      ['年初预算', '3.00', '文字'],
      ['全年预算', '1.67', '表'],
      ['决算', '1.67', '表'],
    ])
    expect(await page.locator('zb-chart svg').count()).toBeGreaterThanOrEqual(4)
    expect(await page.locator('.prose strong').first().textContent()).toMatch(
      /江汉区大数据中心 2018决算：1\.88.*东西湖区大数据中心（2019 年，3\.00 万元，没有公开，资产一节印着 0 辆）有运行费而没有保有量/,
    )
  })

  it('人员: 7 of 21, 10, 28, and 10 of 21', async () => {
    const page = await site.visit('staffing')
    const people = (await rows(page, 'posts')).map((r) => [r.单位, r.年度, r.人数, r.人])
    expect(people).toEqual([
      ['东西湖区大数据中心', '2019', '在职', '10'],
      ['江汉区大数据中心', '2018', '编制', '21'],
      ['江汉区大数据中心', '2018', '在职', '7'],
      ['江汉区大数据中心', '2020', '编制', '21'],
      ['江汉区大数据中心', '2020', '在职', '10'],
      ['洪山区大数据中心', '2019', '在职', '28'],
    ])
  })

  it('项目: shares worked out from the amounts', async () => {
    const page = await site.visit('projects')
    expect((await rows(page, 'project_share')).map((r) => r['项目占比（%）'])).toEqual([
      '90.07',
      '89.97',
      '86.49',
      '76.58',
      '72.02',
    ])
    const recurring = (await rows(page, 'recurring_project')).filter((r) => r.阶段 === '执行')
    expect(recurring.map((r) => [r.年度, r['金额（万元）']])).toEqual([
      ['2018', '282.47'],
      ['2019', '253.52'],
      ['2020', '212.44'],
      ['2023', '1129.47'],
    ])
  })

  it('leads from a figure to the line that it was printed on, with the cars that another section counts', async () => {
    const page = await site.visit('sangong')
    await rows(page, 'vehicle_cost')
    await page
      .locator('[data-cell=vehicle_cost] tbody tr', { hasText: '洪山区' })
      .locator('.figure')
      .first()
      .click()
    const fact = page.locator('.fact', { has: page.locator('h3 span:text-is("公务用车运行费")') }).first()
    await fact.waitFor()
    expect(await fact.textContent()).toMatch(
      /0\.70 万元.*公务用车运行费0\.7万元.*《武汉市洪山区城市数字化服务中心2019年度部门决算》.*第 415 行/s,
    )
    expect(await page.locator('.trace').textContent()).toMatch(/共有车辆1辆.*第 461 行/s)
    await page.keyboard.press('Escape')
    expect(await page.locator('dialog[open]').count()).toBe(0)
  })

  it('shows how a derived figure was worked out', async () => {
    const page = await site.visit('sangong')
    await rows(page, 'sangong_trend')
    await page.locator('[data-cell=sangong_trend] tbody tr', { hasText: '2017' }).locator('.figure').click()
    await page.locator('.fact', { hasText: '5.65 + 3.35 = 9' }).first().waitFor()
    await page.locator('.fact', { hasText: '第 357 行' }).first().waitFor()
  })

  it('an input runs what depends on it, and lives in the address', async () => {
    const page = await site.visit('sangong')
    await rows(page, 'sangong_trend')
    await page.click('[data-choice=districts] summary')
    await page.getByLabel('洪山区', { exact: true }).check()
    await page.waitForFunction(
      () => document.querySelectorAll('[data-cell=sangong_trend] tbody tr').length === 2,
    )
    expect(decodeURIComponent(page.url())).toContain('#/sangong?districts=洪山区')
    const again = await site.open(page.url().split('#/')[1]!)
    expect((await rows(again, 'sangong_trend')).map((r) => r.年度)).toEqual(['2018', '2019'])
    await again.close()
  })

  it('an empty choice says why it is empty', async () => {
    const page = await site.visit('projects?years_from=2022&years_to=2022', '.empty')
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.empty')].some((e) => e.textContent?.includes('没有报告印出这些数')),
    )
  })
})
