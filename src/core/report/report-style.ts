/** Colours of the app's looks; a test holds them equal to its tokens. */
const LIGHT = `
    color-scheme: light;
    --paper: #f7f5f0;
    --surface: #fffdf9;
    --sunken: #efece4;
    --line: #ddd8cc;
    --line-strong: #b9b2a3;
    --ink: #1d1b17;
    --ink-2: #57524a;
    --ink-3: #676156;
    --accent: #0b5c6b;
    --good: #0a6b51;
    --bad: #b53a12;
    --warn: #825b00;
    --champion: #1a65a4;`;
const DARK = `
    color-scheme: dark;
    --paper: #171614;
    --surface: #1f1d1a;
    --sunken: #12110f;
    --line: #38342d;
    --line-strong: #5d574b;
    --ink: #f0ece3;
    --ink-2: #bdb6a8;
    --ink-3: #a29a8b;
    --accent: #6fc3cf;
    --good: #5cc3a0;
    --bad: #f08a66;
    --warn: #dcb04b;
    --champion: #77b5e8;`;

/** Light or dark: as the reader's system says, or one of them. */
export type ReportLook = 'system' | 'light' | 'dark';

const WHERE_DARK: Readonly<Record<ReportLook, string>> = {
  system: 'screen and (prefers-color-scheme: dark)',
  light: 'not all',
  dark: 'screen',
};

/** The look of a report, for the screen and for A4. Every rule is of what stands in `.report`. */
export function reportStyle(look: ReportLook): string {
  return `
  .report {${LIGHT}
    --serif: 'Source Serif 4', 'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, serif;
    --sans: 'IBM Plex Sans', system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
    margin: 0 auto;
    padding: 48px 28px 64px;
    max-width: 816px;
    box-sizing: border-box;
    background: var(--paper);
    color: var(--ink);
    font: 400 15px/1.5 var(--sans);
    font-variant-numeric: tabular-nums;
    overflow-wrap: break-word;
    text-align: start;
  }
  html:has(> .report) { background: #f7f5f0; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
  @media ${WHERE_DARK[look]} {
    .report {${DARK}
    }
    html:has(> .report) { background: #171614; }
  }
  .report *, .report *::before { box-sizing: border-box; }
  .report h1, .report h2, .report h3, .report p, .report dl, .report dd, .report ol, .report figure { margin: 0; padding: 0; }
  .report h1, .report h2 { font-family: var(--serif); font-weight: 600; line-height: 1.18; text-wrap: balance; }
  .report h1 { margin: 6px 0 10px; font-size: 36px; letter-spacing: -0.012em; overflow-wrap: anywhere; }
  .report h2 { padding-top: 14px; border-top: 2px solid var(--ink); font-size: 23px; }
  .report h3 { margin: 26px 0 6px; font-size: 15.5px; line-height: 1.3; font-weight: 650; overflow-wrap: anywhere; }
  .report h2, .report h3, .report caption, .report figcaption { break-after: avoid; }
  .report .kind { color: var(--accent); font-size: 12.5px; font-weight: 600; letter-spacing: 0.07em; text-transform: uppercase; }
  .report .lede { max-width: 62ch; color: var(--ink-2); font-size: 17px; line-height: 1.45; }
  .report .about { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr)); gap: 10px 28px; margin-top: 24px; padding: 14px 0; border-block: 1px solid var(--line-strong); font-size: 13.5px; }
  .report dt { color: var(--ink-2); }
  .report .about dt { font-size: 12.5px; }
  .report dd { overflow-wrap: anywhere; white-space: pre-line; }
  .report nav ol { columns: 3 180px; column-gap: 28px; margin: 20px 0 0; list-style: none; font-size: 13.5px; }
  .report nav li { break-inside: avoid; padding: 3px 0; }
  .report a { color: var(--accent); text-decoration: none; border-bottom: 1px solid var(--line-strong); }
  .report a:hover { border-color: currentColor; }
  .report a:focus-visible, .report .wide:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
  .report section { margin-top: 44px; }
  .report section > * + * { margin-top: 14px; }
  .report section > h3 + * { margin-top: 6px; }
  .report section > * + h3 { margin-top: 26px; }
  .report section > .figures { margin-block: 20px; }
  .report .words { max-width: 68ch; white-space: pre-line; break-inside: avoid; }
  .report #summary > .words:first-of-type { font-family: var(--serif); font-size: 18px; line-height: 1.5; }
  .report .facts > div { display: grid; grid-template-columns: minmax(140px, 27%) minmax(0, 1fr); gap: 2px 20px; padding: 7px 0; border-bottom: 1px solid var(--line); font-size: 14px; break-inside: avoid-page; }
  .report .facts > div:first-child { border-top: 1px solid var(--line); }
  .report .figures dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(150px, 100%), 1fr)); gap: 18px 24px; }
  .report .figures dl > div { padding-left: 12px; border-left: 3px solid var(--line-strong); font-size: 13px; break-inside: avoid; }
  .report .figures .good { border-color: var(--good); }
  .report .figures .bad { border-color: var(--bad); }
  .report .figures .warn { border-color: var(--warn); }
  .report .figures dd { color: var(--ink-2); }
  .report .figures .value { color: var(--ink); font-size: 25px; line-height: 1.25; font-weight: 500; letter-spacing: -0.01em; }
  .report .figures .good .below { color: var(--good); }
  .report .figures .bad .below { color: var(--bad); }
  .report .figures .warn .below { color: var(--warn); }
  .report table { width: 100%; border-collapse: collapse; font-size: 13px; line-height: 1.4; }
  .report caption { padding-bottom: 6px; color: var(--ink-2); font-size: 13.5px; text-align: start; }
  .report #targets caption, .report #readiness caption, .report #decisions caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .report .wide { position: relative; overflow-x: auto; }
  .report th, .report td { padding: 7px 14px 7px 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; overflow-wrap: anywhere; hyphens: auto; }
  .report th:last-child, .report td:last-child { padding-right: 4px; }
  .report thead th { border-bottom: 1px solid var(--line-strong); color: var(--ink-2); font-size: 12px; font-weight: 500; vertical-align: bottom; overflow-wrap: normal; hyphens: none; }
  .report tbody th { min-width: 110px; font-weight: 500; }
  .report thead { display: table-header-group; }
  .report tr { break-inside: avoid; }
  .report tbody tr:first-child:not(:last-child) { break-after: avoid; }
  .report tbody tr:last-child { break-before: avoid; }
  .report thead th:not(.number) { min-width: 82px; }
  .report td:has(.tag) { min-width: 132px; }
  .report #decisions th:nth-child(4) { width: 18%; }
  .report #readiness th:first-child { width: 42%; }
  .report #readiness th:nth-child(2) { width: 9%; }
  .report .number { text-align: end; white-space: nowrap; }
  .report small { display: block; color: var(--ink-2); font-size: 12px; font-weight: 400; }
  .report .tag { display: inline-block; padding: 0 8px; border: 1px solid var(--line-strong); border-radius: 10px; color: var(--ink-2); font-size: 12px; font-weight: 500; line-height: 17px; white-space: nowrap; }
  .report .tag.good { border-color: color-mix(in oklab, var(--good), transparent 45%); color: var(--good); }
  .report .tag.bad { border-color: color-mix(in oklab, var(--bad), transparent 45%); color: var(--bad); }
  .report .tag.warn { border-color: color-mix(in oklab, var(--warn), transparent 45%); color: var(--warn); }
  .report .shade-0, .report .shade-1, .report .shade-2, .report .shade-3, .report .shade-4, .report .shade-5 { padding-left: 10px; padding-right: 10px; }
  .report .shade-1 { background: color-mix(in srgb, var(--champion) 6%, var(--paper)); }
  .report .shade-2 { background: color-mix(in srgb, var(--champion) 11%, var(--paper)); }
  .report .shade-3 { background: color-mix(in srgb, var(--champion) 16%, var(--paper)); }
  .report .shade-4 { background: color-mix(in srgb, var(--champion) 21%, var(--paper)); }
  .report .shade-5 { background: color-mix(in srgb, var(--champion) 26%, var(--paper)); }
  .report .short, .report .figures { break-inside: avoid; }
  .report .words:has(+ .wide, + .figures, + figure, + .facts), .report .facts > div:first-child:not(:last-child) { break-after: avoid; }
  .report .facts > div:last-child:not(:first-child) { break-before: avoid; }
  .report .note { break-before: avoid; max-width: 68ch; margin-top: 8px; color: var(--ink-2); font-size: 13px; }
  .report figure { break-inside: avoid; }
  .report figcaption { margin-bottom: 4px; color: var(--ink-2); font-size: 13px; }
  .report svg { display: block; overflow: visible; color: var(--champion); fill: currentColor; stroke: none; }
  .report .marked { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 10px; }
  .report .marked > span { flex: 0 0 88px; }
  .report .mark { width: 132px; height: 16px; color: var(--ink-2); }
  .report .mark.good { color: var(--good); }
  .report .mark.bad { color: var(--bad); }
  .report .mark.warn { color: var(--warn); }
  .report .ground { stroke: var(--line); stroke-width: 1; }
  .report .interval { stroke: currentColor; stroke-width: 2.5; stroke-linecap: round; opacity: 0.75; }
  .report .target { stroke: var(--ink); stroke-width: 1.5; }
  .report .series { width: 100%; height: auto; }
  .report .series path { fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linejoin: round; }
  .report .series .between { stroke-width: 0.75; opacity: 0.6; }
  .report .series .target { stroke: var(--bad); stroke-dasharray: 4 3; }
  .report .series text { fill: var(--ink-2); font: 12px var(--sans); }
  .report footer { break-before: avoid; break-inside: avoid; margin-top: 52px; padding-top: 12px; border-top: 1px solid var(--line-strong); color: var(--ink-2); font-size: 12.5px; }
  @media (max-width: 560px) {
    .report { padding: 24px 16px 40px; }
    .report h1 { font-size: 28px; }
    .report .facts > div { grid-template-columns: minmax(0, 1fr); }
    .report nav ol { columns: 2 130px; }
    .report .mark { width: 96px; }
  }
  @page { size: A4; margin: 18mm 16mm 20mm; @bottom-right { content: counter(page) ' / ' counter(pages); color: #57524a; font: 9pt sans-serif; } }
  @media print {
    html:has(> .report) { background: none; }
    .report { --paper: #fff; --surface: #fff; max-width: none; padding: 0; background: none; font-size: 10pt; }
    .report h1 { font-size: 26pt; }
    .report h2 { font-size: 16pt; }
    .report h3 { font-size: 11pt; }
    .report .lede { font-size: 12pt; }
    .report #summary > .words:first-of-type { font-size: 12.5pt; }
    .report table, .report .facts > div, .report nav ol { font-size: 9pt; }
    .report .wide { overflow: visible; }
    .report section, .report footer { margin-top: 30pt; }
    .report a { color: inherit; border: 0; }
    .report .tag, .report td { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  }
`;
}
