/** How the page of a check looks. Everything is in the one file: nothing is loaded from elsewhere. */
export const style = `
:root { color-scheme: light }
body { margin: 0 auto; max-width: 1180px; padding: 24px 20px 60px; color: #1e293b; background: #ffffff;
  font: 15px/1.5 system-ui, 'DejaVu Sans', 'Liberation Sans', sans-serif }
h1 { font-size: 24px; margin: 0 0 4px } h2 { font-size: 20px; margin: 0 } h3 { font-size: 16px; margin: 22px 0 8px }
p { margin: 4px 0 }
a { color: #1d4ed8 }
code, pre, .mono { font-family: 'DejaVu Sans Mono', 'Liberation Mono', Menlo, Consolas, monospace; font-size: 13px }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: 5px 10px; border-bottom: 1px solid #e2e8f0; vertical-align: top }
th { color: #475569; font-weight: 600; background: #f8fafc }
td.mono { white-space: nowrap } ul.plain { overflow-wrap: anywhere }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums }
.check { margin-top: 34px; border-top: 3px solid #cbd5e1; padding-top: 16px }
.verdict { display: inline-block; padding: 1px 9px; border-radius: 10px; font-size: 13px; font-weight: 600;
  color: #334155; background: #e2e8f0; white-space: nowrap }
.holds { color: #14532d; background: #dcfce7 }
.violated, .deadlock { color: #7f1d1d; background: #fee2e2 }
.unwitnessed, .inconclusive { color: #713f12; background: #fef9c3 }
.quiet { color: #64748b }
.story { border: 1px solid #fecaca; border-radius: 8px; padding: 12px 16px; margin: 12px 0; background: #fffafa }
.story ol { margin: 8px 0; padding-left: 30px }
.story li { margin: 8px 0 }
.story .event { font-weight: 700 }
.story pre { margin: 3px 0; padding: 4px 8px; background: #f1f5f9; border-radius: 4px; white-space: pre-wrap }
.story .changed { color: #475569; margin: 1px 0 }
.step { display: grid; grid-template-columns: repeat(auto-fit, minmax(420px, 1fr)); gap: 2px 16px; align-items: start }
.broken { border-left: 4px solid #b91c1c; padding: 2px 12px; margin: 10px 0 }
.chart { overflow: auto; max-height: 85vh; border: 1px solid #cbd5e1; border-radius: 8px; margin-top: 8px }
.chart svg { display: block }
.chart.fit svg { max-width: 100%; height: auto }
.bar { display: inline-block; width: 160px; height: 9px; background: #e5e7eb; border-radius: 5px; overflow: hidden;
  vertical-align: middle; margin-right: 8px }
.bar span { display: block; height: 100%; background: #16a34a }
details { margin: 8px 0 } summary { cursor: pointer }
button { font: inherit; font-size: 13px; padding: 2px 10px; border: 1px solid #94a3b8; border-radius: 6px; background: #f8fafc;
  cursor: pointer }
ul.plain { padding-left: 18px; margin: 6px 0 }
@media print { .chart { max-height: none; overflow: visible } .chart svg { max-width: 100%; height: auto } button { display: none } }
`;

/** Charts are larger than pages: one click fits them in, the next shows them as they are. */
export const script = `
for (const button of document.querySelectorAll('button[data-chart]')) {
  button.addEventListener('click', () => {
    const fit = document.getElementById(button.dataset.chart).classList.toggle('fit');
    button.textContent = fit ? 'full size' : 'fit to the page';
  });
}
`;
