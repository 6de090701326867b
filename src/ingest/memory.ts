import { Worker } from 'node:worker_threads'

/** What a process says on its standard error before it ends itself for the memory that it takes: the word and MB. */
export const OVER = /^over memory (\d+)$/m

/**
 * Ends this process when the memory that it holds in all (heap, buffers, libraries) passes a limit, or when the process
 * that started it is gone. A thread of its own looks, since the one that reads may be busy for long.
 */
export function watchMemory(megabytes: number): void {
  const look = `
    const { writeSync } = require('node:fs')
    const parent = process.ppid
    setInterval(() => {
      const held = process.memoryUsage.rss() / 2 ** 20
      if (held > ${megabytes}) writeSync(2, '\\nover memory ' + Math.round(held) + '\\n')
      if (held > ${megabytes} || process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
    }, 20)`
  new Worker(look, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } }).unref()
}
