/** Numbers, sizes and times as text, the same in every locale: "," groups thousands, "." is the decimal point. */

/** 12000 -> "12,000". Rounds to whole numbers. */
export function formatCount(value: number): string {
  return formatFixed(value, 0);
}

/** 1234.567, 2 -> "1,234.57". Never "-0"; not finite gives "–". */
export function formatFixed(value: number, digits: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 1e21) return value.toExponential(2);
  const [whole = '0', fraction] = Math.abs(value).toFixed(digits).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

/** A fraction: .8617 -> "86.2%". */
export function formatPercent(fraction: number, digits = 1): string {
  return Number.isFinite(fraction) ? `${formatFixed(fraction * 100, digits)}%` : '–';
}

/** A difference of two fractions in percentage points: .021 -> "2.1 pt". */
export function formatPoints(fraction: number, digits = 1): string {
  return Number.isFinite(fraction) ? `${formatFixed(fraction * 100, digits)} pt` : '–';
}

/** Any number in about `significant` digits: 0.00012345 -> "1.235e-4", 1234567.8 -> "1,234,568", .5 -> "0.5". */
export function formatNumber(value: number, significant = 4): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e15 || size < 1e-4) return value.toExponential(significant - 1).replace(/\.?0+e/, 'e');
  const digits = Math.max(0, significant - 1 - Math.floor(Math.log10(size)));
  const text = formatFixed(value, digits);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

const BYTE_UNITS = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];

/** In powers of 1,000: 412345678 -> "412 MB", 1500 -> "1.5 KB". */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return '–';
  let value = Math.abs(bytes);
  let unit = 0;
  while (unit < BYTE_UNITS.length - 1 && value >= (unit === 0 ? 1000 : 999.5)) {
    value /= 1000;
    unit++;
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0;
  return `${bytes < 0 ? '-' : ''}${formatFixed(value, digits)} ${BYTE_UNITS[unit] ?? ''}`;
}

/** Milliseconds: "0.8 ms", "340 ms", "2.4 s", "3 min 20 s", "1 h 05 min", "2 d 3 h". */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms) || ms < 0) return '–';
  if (ms < 9.95) return `${formatFixed(ms, 1)} ms`;
  if (ms < 999.5) return `${formatFixed(ms, 0)} ms`;
  if (ms < 9_950) return `${formatFixed(ms / 1000, 1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 ? `${minutes} min ${two(seconds % 60)} s` : `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${two(minutes % 60)} min`;
  return `${formatCount(Math.floor(hours / 24))} d ${hours % 24} h`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Milliseconds since 1970 as a day in UTC: "2026-03-01". */
export function formatDate(ms: number): string {
  return iso(ms)?.split('T')[0] ?? '–';
}

/** Milliseconds since 1970 in UTC: "2026-03-01 14:05 UTC", with seconds where asked. */
export function formatDateTime(ms: number, seconds = false): string {
  const [day, time] = iso(ms)?.split('T') ?? [];
  return day && time ? `${day} ${time.slice(0, seconds ? 8 : 5)} UTC` : '–';
}

function iso(ms: number): string | null {
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : null;
}

/** How long ago, roughly: "just now", "5 min ago", "3 h ago", "yesterday", "12 days ago", "5 weeks ago". */
export function formatAgo(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${formatCount(minutes)} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${formatCount(hours)} h ago`;
  const days = Math.floor(hours / 24);
  if (days === 1) return 'yesterday';
  return days < 21 ? `${formatCount(days)} days ago` : `${formatCount(Math.floor(days / 7))} weeks ago`;
}

/** "1 row", "12,000 rows". */
export function formatPlural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
