import { join } from 'node:path'
import { Misuse, main, runCommand } from '../../src/ingest/arguments.ts'
import { contents, ingest, newHome, remove, writeInbox } from './home.ts'
import { killed, together } from './kill.ts'

const FAULTS = {
  call: 'npm run faults -- [次数]',
  about: '读入的中途杀掉，各处都杀到，再跑一遍；四个同时跑；逐字节和没有打断的比',
  operands: [0, 1],
  options: {},
} as const

/** Kills spread over a whole run, every tenth twice, and four runs at once; each compared byte for byte with the undisturbed run. */
async function faults(kills: number): Promise<number> {
  const folder = newHome()
  const inbox = join(folder, 'inbox')
  writeInbox(inbox, 8)
  const home = newHome()
  const started = Date.now()
  await ingest(home, inbox).done
  const took = Date.now() - started
  const expected = contents(home)
  remove(home)
  let [hit, lost] = [0, 0]
  for (let k = 0; k < kills; k++) {
    const at = took * (0.1 + (0.9 * (k + 0.5)) / kills)
    const result = await killed(inbox, expected, k % 10 === 9 ? [at, at] : [at])
    hit += result.killed
    if (!result.same) {
      lost++
      console.log(`${Math.round(at)} 毫秒时杀掉：${result.differing.join('、')}`)
    }
  }
  console.log(`${kills} 次，杀掉 ${hit} 次，与没有打断的不同 ${lost} 次`)
  const shards = ['1/3', '2/3', '3/3'].map((shard) => ['--shard', shard])
  const { codes, differing } = await together(inbox, expected, [...shards, []])
  console.log(`四个同时跑：退出码 ${codes.join(' ')}，不同 ${differing.length} 个文件`)
  remove(folder)
  return lost + differing.length === 0 ? 0 : 1
}

await main(() =>
  runCommand(FAULTS, process.argv.slice(2), (_, [count = '100']) => {
    if (!/^\d+$/.test(count)) throw new Misuse('次数应为整数')
    return faults(Number(count))
  }),
)
