import { join } from 'node:path'
import { Misuse, main, runCommand } from '../../src/ingest/arguments.ts'
import { canMount, type DiskFull, fullAt, fullDisk, writesOf } from './disk.ts'
import { contents, ingest, newHome, remove, writeInbox } from './home.ts'
import { killed, together } from './kill.ts'

const FAULTS = {
  call: 'npm run faults -- [次数]',
  about: '读入的中途杀掉，各处都杀到；四个同时跑；磁盘在每一次写时满；再跑一遍，逐字节和没有打断的比',
  operands: [0, 1],
  options: {},
} as const

/** Reports to read, and what a run that nothing disturbs makes of them, and in how many ms. */
async function prepare(units: number) {
  const folder = newHome()
  const inbox = join(folder, 'inbox')
  writeInbox(inbox, units)
  const home = newHome()
  const started = Date.now()
  await ingest(home, [inbox]).done
  const took = Date.now() - started
  const expected = contents(home)
  remove(home)
  return { folder, inbox, expected, took }
}

/** Kills spread over a whole run, every tenth twice, and four runs at once. Returns how often something was lost. */
async function kills(count: number): Promise<number> {
  const { folder, inbox, expected, took } = await prepare(8)
  let [hit, lost] = [0, 0]
  for (let k = 0; k < count; k++) {
    const at = took * (0.1 + (0.9 * (k + 0.5)) / count)
    const result = await killed(inbox, expected, k % 10 === 9 ? [at, at] : [at])
    hit += result.killed
    if (result.differing.length > 0) {
      lost++
      console.log(`${Math.round(at)} 毫秒时杀掉：${result.differing.join('、')}`)
    }
  }
  console.log(`${count} 次，杀掉 ${hit} 次，与没有打断的不同 ${lost} 次`)
  const shards = ['1/3', '2/3', '3/3'].map((shard) => ['--shard', shard])
  const { codes, differing } = await together(inbox, expected, [...shards, []])
  console.log(`四个同时跑：退出码 ${codes.join(' ')}，不同 ${differing.length} 个文件`)
  remove(folder)
  return lost + differing.length
}

/** A disk that is full at each write of a run, and small disks. Returns how often something was lost or not told. */
async function disks(): Promise<number> {
  const { folder, inbox, expected } = await prepare(1)
  let lost = 0
  const judge = (where: string, { code, out, differing }: DiskFull) => {
    if (code === 1 && /磁盘满了/.test(out) && differing.length === 0) return
    lost++
    console.log(`${where}：退出码 ${code}，不同 ${differing.join('、') || '无'}`)
  }
  const writes = await writesOf(inbox)
  for (let n = 1; n <= writes; n++) judge(`第 ${n} 次写时磁盘满`, await fullAt(n, inbox, expected))
  console.log(`磁盘在 ${writes} 次写的每一次满：没有说出来或与没有打断的不同 ${lost} 次`)
  const sizes = canMount ? [100, 150, 200, 250, 300, 350, 400, 450] : []
  for (const size of sizes) judge(`${size} KB 的磁盘`, fullDisk(size, inbox, expected))
  console.log(canMount ? `${sizes.length} 个小磁盘：至此共 ${lost} 次` : '小磁盘没有试：这台机器不让挂载')
  remove(folder)
  return lost
}

await main(() =>
  runCommand(FAULTS, process.argv.slice(2), async (_, [count = '100']) => {
    if (!/^\d+$/.test(count)) throw new Misuse('次数应为整数')
    return (await kills(Number(count))) + (await disks()) === 0 ? 0 : 1
  }),
)
