import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/**
 * Loaded before a command: its disk is full from the nth write on, for `ZHANGBEN_FULL_AT`; without it, counts the
 * writes and says how many there were.
 */
const at = Number(process.env.ZHANGBEN_FULL_AT ?? Number.POSITIVE_INFINITY)
let writes = 0

const full = (path: unknown, syscall: string) =>
  Object.assign(new Error(`ENOSPC: no space left on device, ${syscall}`), {
    code: 'ENOSPC',
    errno: -28,
    syscall,
    ...(typeof path === 'string' ? { path } : {}),
  })

const changed = fs as unknown as Record<string, (...args: unknown[]) => unknown>
for (const name of ['writeSync', 'writeFileSync', 'fsyncSync', 'renameSync', 'mkdirSync', 'mkdtempSync']) {
  const original = changed[name]!
  changed[name] = (...args) => {
    // Standard output and error are no files.
    if (args[0] === 1 || args[0] === 2) return original(...args)
    writes++
    if (writes < at) return original(...args)
    // What was written before the disk was full stays: the half of it.
    if (name === 'writeSync' && args[1] instanceof Uint8Array && args[1].length > 1)
      original(args[0], args[1].subarray(0, args[1].length >> 1))
    throw full(args[0], name.replace('Sync', ''))
  }
}
syncBuiltinESMExports()
process.on('exit', () => {
  if (at === Number.POSITIVE_INFINITY) fs.writeSync(2, `\nwrites ${writes}\n`)
})
