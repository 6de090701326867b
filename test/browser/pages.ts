/** Every page of the site. */
export const PAGES = [
  'sangong',
  'staffing',
  'projects',
  'budget',
  'procurement',
  'performance',
  'assets',
  'quality',
  'check',
  'unit',
  'ask',
  'reports',
]

/** What shows that a page is ready to be used. */
export function readyOf(name: string): string {
  return name === 'ask' ? '.schema details' : name === 'reports' ? '.drop' : '[data-cell][data-from=live]'
}
