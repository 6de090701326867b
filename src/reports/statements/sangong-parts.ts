/** The parts of 三公 by the heads and labels of its table, the whole of the vehicles before its two parts. */
export const SANGONG_PARTS: readonly (readonly [RegExp, string])[] = [
  [/因公出国/, '因公出国(境)费'],
  [/(?:公务用?车|公车)购置(?:费用?)?(?:及|和|与)运行/, '公务用车购置及运行费'],
  [/(?:公务用?车|公车)购置/, '公务用车购置费'],
  [/(?:公务用?车|公车)运行/, '公务用车运行费'],
  [/公务接待/, '公务接待费'],
]
