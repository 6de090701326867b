import { msg, str } from '../locale/msg.ts'
import { EMBED_FORMAT, type EmbedIndex, type EmbedSnapshot, embedPath, LATEST } from '../notebook/embed.ts'
import type { Asked } from './asked.ts'
import { DEPLOYMENT, fileAt } from './place.ts'

/**
 * A snapshot; or the sentence that says why there is none, and whether the picture that the build made of the chart can
 * take its place; `unreached` where the deployment's files could not be had at all.
 */
export type Loaded =
  | { kind: 'snapshot'; snapshot: EmbedSnapshot }
  | { kind: 'told'; sentence: string; picture: boolean }
  | { kind: 'unreached' }

const held = new Map<string, Promise<Loaded>>()

/** The snapshot of a chart, fetched once however many elements ask for it. */
export function loadSnapshot(asked: Asked): Promise<Loaded> {
  const path = embedPath(asked.question, 'json', asked.version, asked.set)
  let loaded = held.get(path)
  if (loaded === undefined) {
    loaded = fetchSnapshot(path, asked)
    held.set(path, loaded)
    // What could not be reached may be there the next time.
    void loaded.then(({ kind }) => kind === 'unreached' && held.delete(path))
  }
  return loaded
}

async function fetchSnapshot(path: string, asked: Asked): Promise<Loaded> {
  try {
    const response = await fetch(fileAt(path))
    if (!response.ok) return { kind: 'told', sentence: await whyMissing(asked), picture: false }
    const snapshot = (await response.json()) as EmbedSnapshot
    return snapshot.format === EMBED_FORMAT
      ? { kind: 'snapshot', snapshot }
      : {
          kind: 'told',
          sentence: msg('这张图的数据是另一版账本存的，这里的程序画不了；下面是那时画好的图。'),
          picture: true,
        }
  } catch (error) {
    return error instanceof SyntaxError
      ? { kind: 'told', sentence: msg('这张图的数据不完整，读不出来。'), picture: true }
      : { kind: 'unreached' }
  }
}

/** Why a deployment that answers has no such file. */
async function whyMissing({ question, version, set }: Asked): Promise<string> {
  const index = (await fetch(fileAt(`${set}embed/index.json`))
    .then((response) => (response.ok ? response.json() : null))
    .catch(() => null)) as EmbedIndex | null
  if (index === null) return msg(str`${DEPLOYMENT.href} 不是账本，或没有供别的网页用的图。`)
  if (version !== LATEST && !index.versions.includes(version))
    return msg(
      str`这一版数据（${version}）已经不在账本里了；去掉 version 就看最新的（${index.versions[0] ?? ''}）。`,
    )
  return question === ''
    ? msg('没有写明是哪张图：给 zhangben-chart 加上 question。')
    : msg(str`账本里没有“${question}”这张图。`)
}
