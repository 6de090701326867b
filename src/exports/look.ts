/** How a briefing looks: as an official document (GB/T 9704—2012), or plain. */
export type Look = 'official' | 'plain'
