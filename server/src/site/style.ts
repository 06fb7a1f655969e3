/**
 * How the pages look: light and dark as the reader has it, on paper always light. Each page carries
 * it, so that pages opened from a folder and from a server look the same. No font and no picture is
 * asked of anywhere.
 */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1f2328;--soft:#57606a;--line:#d0d7de;--paper:#fff;--card:#f6f8fa;--link:#0b57d0;--bad:#b00020;--dot:#1a6fd0;--halo:#fff}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e3e6ea;--soft:#a8b0ba;--line:#3d444d;--paper:#15181c;--card:#1d2228;--link:#8ab4f8;--bad:#ff8a80;--dot:#79b0f5;--halo:#15181c}
.paper{fill:#15181c}.label,.flag,.length,.day,.lane-name,.phase-name,.chart-value{fill:#e3e6ea}.tick,.zone,.silence-length{fill:#a8b0ba}.label,.flag,.length,.day,.tick,.chart-value{stroke:#15181c}.band-name,.cluster+.label{fill:#222}.cluster+.label{fill:#e3e6ea}.grid,.rule{stroke:#333a42}.bracket{stroke:#a8b0ba}
.marks.system .dot{fill:#c9a2f0;stroke:#c9a2f0}.marks.none .dot{fill:#a5b0bf;stroke:#a5b0bf}.marks.person .dot{fill:#79b0f5;stroke:#79b0f5}.marks.team .dot{fill:#7fd296;stroke:#7fd296}.marks.communication .dot{fill:#f0b35e;stroke:#f0b35e}.marks .dot.vague{fill:#15181c}}
*{box-sizing:border-box}
body{overflow-wrap:break-word;margin:0 auto;max-width:72rem;padding:0 1rem 3rem;font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;color:var(--ink);background:var(--paper)}
a{color:var(--link)}a:focus-visible,button:focus-visible,input:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.3rem}
header.site{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;align-items:baseline;padding:.9rem 0;border-bottom:1px solid var(--line);margin-bottom:1.5rem}
header.site b{margin-inline-end:auto}header.site nav{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}header.site a[aria-current]{color:var(--ink);font-weight:600;text-decoration:none}
h1,dd,td,.text{unicode-bidi:plaintext}
h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0;overflow-wrap:anywhere}h2{font-size:1.15rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.2rem 0 .2rem}
small,caption,dt,.soft{color:var(--soft)}p{max-width:46rem}.text{white-space:pre-line;overflow-wrap:anywhere}
.facts,.cards{display:flex;flex-wrap:wrap;gap:.6rem;padding:0;margin:1rem 0;list-style:none}
.facts div,.cards li{border:1px solid var(--line);border-radius:.5rem;padding:.35rem .8rem;background:var(--card);overflow-wrap:anywhere}
.facts dt{font-size:.8rem}.facts dd{margin:0}.cards li{flex:1 1 14rem;max-width:22rem;padding:.6rem .8rem}.cards b{display:block;font-size:1.25rem}.cards small{display:block}
.cards ul{list-style:none;margin:.4rem 0 0;padding:0;font-size:.86rem}.cards ul li{border:0;padding:.15rem 0;background:none;max-width:none}
figure{margin:1rem 0}.scroll{overflow-x:auto}.scroll svg{display:block;width:100%;min-width:40rem;height:auto}
.framed{border:1px solid var(--line);border-radius:.5rem;overflow:hidden}
table{border-collapse:collapse;width:100%;font-size:.93em;margin-top:.5rem}caption{text-align:start;padding:.3rem .5rem}
th,td{text-align:start;vertical-align:top;padding:.4rem .5rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
thead th{white-space:nowrap;overflow-wrap:normal}tbody th{min-width:4.5rem}.short{min-width:5.5rem}.title{min-width:16rem}.wide{min-width:9rem}.num{min-width:3.6rem}.num,.day{white-space:nowrap;font-variant-numeric:tabular-nums}tr:target{background:var(--card);outline:1px solid var(--link)}
th button{all:unset;cursor:pointer;font-weight:600}th button:focus-visible{outline:2px solid var(--link)}th[aria-sort=ascending] button::after{content:" ↑"}th[aria-sort=descending] button::after{content:" ↓"}
.milestone{border:1px solid var(--line);border-radius:1rem;padding:0 .5rem;white-space:nowrap}.wrong{color:var(--bad);font-weight:600}.done{color:var(--soft)}
.search{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;margin:1rem 0}.search[hidden]{display:none}.search input{font:inherit;padding:.35rem .6rem;border:1px solid var(--soft);border-radius:.4rem;background:var(--paper);color:var(--ink);width:22rem;max-width:100%}
.dots a{fill:var(--dot)}.dots circle{fill:var(--dot);fill-opacity:.75;stroke:var(--halo);stroke-width:1}.dots a:hover circle{fill-opacity:1}.dots text{fill:var(--ink);font-size:12px}.dots .soft{fill:var(--soft)}.dots line{stroke:var(--line)}.dots .median{stroke:var(--ink);stroke-width:2}
details{margin:.5rem 0}summary{cursor:pointer}footer{margin-top:3rem;border-top:1px solid var(--line);padding-top:.8rem;color:var(--soft);font-size:.9rem}
@media (max-width:44rem){table{font-size:.86em}thead th,.num{white-space:normal}th,td{padding:.3rem .25rem}.title,.wide{min-width:0}table.list,.list tbody,.list tr,.list td{display:block}.list thead tr{display:flex;flex-wrap:wrap;gap:.2rem 1rem}.list thead th{border:0;padding:.2rem 0}.list tbody tr{border:1px solid var(--line);border-radius:.5rem;margin:.5rem 0;padding:.4rem .6rem}.list td{border:0;padding:.1rem 0}.list td:empty{display:none}.list td[data-k]::before{content:attr(data-k) ": ";color:var(--soft)}.list tr[hidden]{display:none}}
@page{size:A4;margin:14mm}
@media print{:root{color-scheme:light}body{padding:0;max-width:none;font-size:10pt}header.site nav,.search,.skip{display:none}h1,h2,h3{break-after:avoid}tr,.cards li,figure,.facts div{break-inside:avoid}thead{display:table-header-group}p{orphans:3;widows:3}.scroll{overflow:visible}.scroll svg{min-width:0;max-height:240mm}a{color:inherit;text-decoration:none}}
`;
