import { Worker } from 'node:worker_threads'

/** What one file may take; a file that takes more is given up. */
export interface Limits {
  /** Of the processor: a busy machine is no reason to give a file up. */
  seconds: number
  /** Of the whole process that reads it: heap, buffers and libraries. */
  megabytes: number
}

/** What a process says on its standard error before it ends itself: which limit it passed, and MB. */
export const OVER = /^over (memory|time) (\d+)$/m

/**
 * Watches what this process takes and ends it when a limit is passed, or when the process that started it is gone. A
 * thread of its own looks, since the one that reads may be busy for long. The returned function starts the clock anew.
 */
export function watch({ seconds, megabytes }: Limits): () => void {
  const look = `
    const { parentPort } = require('node:worker_threads')
    const { writeSync } = require('node:fs')
    const parent = process.ppid
    let started = process.cpuUsage()
    parentPort.on('message', () => { started = process.cpuUsage() })
    setInterval(() => {
      const held = process.memoryUsage.rss() / 2 ** 20
      const { user, system } = process.cpuUsage(started)
      const over = held > ${megabytes} ? 'memory' : (user + system) / 1e6 > ${seconds} ? 'time' : null
      if (over !== null) writeSync(2, '\\nover ' + over + ' ' + Math.round(held) + '\\n')
      if (over !== null || process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
    }, 20)`
  const watcher = new Worker(look, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } })
  watcher.unref()
  return () => watcher.postMessage(null)
}
