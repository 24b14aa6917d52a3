/** Whether the keyboard has a Cmd key: Macs, iPads and iPhones. */
export const isMac = typeof navigator !== 'undefined' && /Mac|iP(hone|ad|od)/.test(navigator.userAgent);
