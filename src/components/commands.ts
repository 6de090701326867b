import { locale } from '../locale/locale.ts'
import { msg } from '../locale/msg.ts'
import { canKeepCopy, copyWanted, keepCopy, removeCopy } from '../offline/copy.ts'
import { isDark } from './element.ts'
import { type Tab, toggleLocale, toggleTheme } from './head.ts'
import type { Command } from './palette.ts'

/** What the palette can do whatever the page: go to pages, change the look, help, print. */
export function commandsFor(
  tabs: readonly Tab[],
  acts: { help: () => void; keys: () => void; terms: () => void; copy: (() => void) | null },
): Command[] {
  const hints: Readonly<Record<string, string>> = {
    ask: msg('写 SQL，做自己的笔记'),
    reports: msg('把手上的报告读进来'),
    briefing: msg('收好的图、表和句子，做成 Word、幻灯片、网页'),
  }
  return [
    ...tabs.map(({ name, title, href }) => ({
      name: title,
      hint: hints[name] ?? msg('页面'),
      act: () => {
        location.hash = href
      },
    })),
    { name: isDark() ? msg('换成浅色') : msg('换成深色'), hint: msg('外观'), act: toggleTheme },
    { name: locale() === 'en' ? '中文' : 'English', hint: msg('语言'), act: toggleLocale },
    { name: msg('这一页怎么用'), hint: msg('帮助'), act: acts.help },
    ...(acts.copy === null
      ? []
      : [{ name: msg('把这一页抄成我的笔记'), hint: msg('接着改'), act: acts.copy }]),
    { name: msg('打印这一页'), hint: msg('打印'), act: () => print() },
    ...(canKeepCopy() ? [copyCommand()] : []),
    { name: msg('快捷键'), hint: '?', act: acts.keys },
    ...(locale() === 'en' ? [{ name: msg('报告的用语'), hint: msg('帮助'), act: acts.terms }] : []),
  ]
}

/** Keeps or removes the copy that opens without a network. */
const copyCommand = (): Command =>
  copyWanted()
    ? { name: msg('移除这个网页的离线副本'), hint: msg('离线'), act: () => void removeCopy() }
    : { name: msg('留一份离线副本'), hint: msg('离线'), act: () => void keepCopy() }
