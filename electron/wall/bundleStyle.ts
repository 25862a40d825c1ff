/** How the bundle looks, on a screen and on paper. */
export const bundleStyle = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 64rem; padding: 1.5rem; background: #fff; color: #181b1e;
  font: 1rem/1.55 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif;
  font-variant-numeric: tabular-nums; }
h1 { margin: 0.25rem 0; font-size: 1.75rem; line-height: 1.3; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 0.5rem; padding-bottom: 0.25rem; border-bottom: 1px solid #c6cacd; font-size: 1.125rem; }
main { margin-top: 1.25rem; }
.kind, .hint, figcaption, .by { color: #42484e; }
.kind { margin: 0; }
input[name='language'] { margin: 0 0.25rem 0 0; width: 1.125rem; height: 1.125rem; vertical-align: middle; }
label { margin-right: 1.25rem; }
#to-zh:checked ~ main .en, #to-en:checked ~ main .zh { display: none; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.25rem 1.25rem; }
dt { color: #42484e; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; }
th, td { padding: 0.375rem 0.75rem 0.375rem 0; border-bottom: 1px solid #d5d8da; text-align: start;
  vertical-align: top; overflow-wrap: anywhere; }
th { color: #42484e; font-weight: 400; white-space: nowrap; }
.box { display: inline-block; min-width: 1.5rem; border: 2px solid #42484e; text-align: center; line-height: 1.25rem; }
.box[data-state='done'] { background: #42484e; color: #fff; }
.box[data-state='now'] { border-width: 3px; font-weight: 700; }
.box[data-state='todo'] { border-style: dashed; color: #565d64; }
.timeline { padding-left: 0; list-style: none; border-left: 2px solid #c6cacd; }
.timeline li { margin: 0.375rem 0; padding-left: 0.875rem; overflow-wrap: anywhere; }
time { color: #42484e; }
.pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); gap: 1rem; }
figure { margin: 0; break-inside: avoid; }
img { display: block; width: 100%; height: auto; background: #dfe2e4; }
.none { margin: 0; padding: 2.5rem 1rem; border: 1px dashed #757c83; text-align: center; }
code { font-size: 0.8125rem; overflow-wrap: anywhere; }
@media print { input, label { display: none; } body { max-width: none; padding: 0; } h2 { break-after: avoid; } }
`;
