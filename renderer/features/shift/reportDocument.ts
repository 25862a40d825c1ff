/** Colours of the document: paper, whatever the desk looks like. */
const paper =
  ':root{--text:#181b1e;--text-2:#42484e;--border:#757c83;--hair:#c6cacd;--hair-2:#d5d8da;--raised:#f7f8f8}' +
  "body{margin:1.5rem auto;max-width:64rem;padding:0 1rem;background:#fff;font:1rem/1.5 'Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Noto Sans SC',sans-serif;font-variant-numeric:tabular-nums}" +
  'h1{font-size:1.5rem;margin:0 0 .5rem}@media print{body{margin:0;max-width:none}}';

/** Every rule that the sheet is drawn by. */
function sheetRules(): string {
  return [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .map(({ cssText }) => cssText)
    .filter((text) => text.startsWith('.sheet'))
    .join('\n');
}

/** The report as one document that opens and prints anywhere: no script, nothing to fetch. */
export function reportDocument(sheet: HTMLElement, title: string, locale: string): string {
  const page = document.implementation.createHTMLDocument(title);
  page.documentElement.lang = locale;
  const charset = page.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  const policy = page.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "default-src 'none'; style-src 'unsafe-inline'";
  const style = page.createElement('style');
  style.textContent = `${paper}\n${sheetRules()}`;
  page.head.prepend(charset, policy);
  page.head.append(style);
  const heading = page.createElement('h1');
  heading.textContent = title;
  page.body.append(heading, page.importNode(sheet, true));
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}

/** The same as plain text, a line for each figure and row. */
export function reportText(sheet: HTMLElement, title: string): string {
  const lines = [...sheet.querySelectorAll('h2, h3, .sheet > .sheet-hint, .sheet-figure, li')].map(
    (one) => {
      const parts = [...one.querySelectorAll('dt, b, span')].map((part) => part.textContent);
      const words = parts.length === 0 ? [one.textContent] : parts;
      const line = words.filter((part) => part.trim() !== '').join('  ');
      return one.tagName === 'H3' ? `\n${line}` : line;
    },
  );
  return [title, ...lines].join('\n');
}
