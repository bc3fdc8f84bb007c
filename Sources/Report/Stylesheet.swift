/// The report's looks: a page of type, light and dark, phone to A4. Colour is never the only cue.
enum Stylesheet {
  static let css = #"""
    :root{--paper:#fbfaf6;--ink:#1d1b18;--soft:#5b554b;--rule:#d8d2c5;--wash:#efebe1;--bad:#9a2c1c;--mark:#245c6b;--range:#c9c1af;
    --serif:"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L",P052,"Noto Serif",Georgia,serif;
    --sans:"Avenir Next","Segoe UI",system-ui,-apple-system,"Noto Sans","Liberation Sans",sans-serif}
    @media (prefers-color-scheme:dark){:root{--paper:#161512;--ink:#ece7dc;--soft:#aaa295;--rule:#3b372f;--wash:#232019;--bad:#f29a87;--mark:#86c5d3;--range:#575043}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0 auto;max-width:70rem;padding:1.1rem clamp(1rem,4vw,3rem) 3rem;background:var(--paper);color:var(--ink);font:1rem/1.5 var(--serif)}
    a{color:var(--mark)}
    .skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;z-index:1;background:var(--ink);color:var(--paper);padding:.5rem 1rem}
    :focus-visible{outline:3px solid var(--mark);outline-offset:2px}
    .masthead{display:grid;grid-template-columns:1fr auto;align-items:baseline;gap:0 1rem;border-bottom:2px solid var(--ink);padding-bottom:.45rem}
    .eyebrow{grid-column:1/-1;margin:0;font:600 .8rem/1.4 var(--sans);letter-spacing:.03em;color:var(--soft);overflow-wrap:anywhere}
    h1{font-size:clamp(1.5rem,4vw,2.1rem);line-height:1.15;margin:.1rem 0 0;font-weight:600;letter-spacing:-.01em}
    .period{margin:0;color:var(--soft);font:.9rem var(--sans);text-align:right}
    h2{font-size:1.45rem;line-height:1.2;font-weight:600;margin:0 0 .3rem}
    h3{overflow-wrap:anywhere;font-size:1.1rem;font-weight:600;margin:1.4rem 0 .3rem}h4{font-size:1rem;font-weight:600;margin:1rem 0 0}
    caption .detail{font-weight:400;max-width:52em;margin-top:.2rem}.do{color:var(--mark)}.words .id{white-space:nowrap}
    .bars{width:130px;padding-right:.4rem}.bar{display:block}.bar .fill{fill:var(--mark)}.bar.bad .fill{fill:var(--bad)}.bar .middle{stroke:var(--ink);stroke-width:1}thead .bars{border-bottom:1px solid var(--ink)}
    section{margin-top:2.6rem;padding-top:.9rem;border-top:1px solid var(--rule)}
    section.opening{margin-top:0;border:0;padding-top:1rem}
    .lead{font-size:clamp(1.2rem,2.6vw,1.6rem);line-height:1.32;margin:0 0 1.2rem;max-width:44em}
    .lead strong{font-weight:600;color:var(--mark)}.volume{margin:-.6rem 0 1.1rem;font:.85rem/1.4 var(--sans);color:var(--soft)}
    .contents{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;margin-top:1.4rem;font:.85rem var(--sans)}.contents a{padding:.3rem 0;min-height:24px}
    .intro,.note,.facts{max-width:42em;margin:.2rem 0 .9rem;color:var(--soft)}
    .tiles{display:grid;grid-template-columns:repeat(6,1fr);gap:1rem 1.4rem;margin:0}
    .tile{border-top:1px solid var(--ink);padding-top:.4rem}
    dt{font:600 .8rem var(--sans)}dd{margin:0}
    .big{font-size:1.9rem;line-height:1.25;font-variant-numeric:lining-nums tabular-nums}
    .num{font-variant-numeric:lining-nums tabular-nums;font-weight:600}
    .bad{color:var(--bad)}
    .detail{display:block;font:.8rem/1.35 var(--sans);font-variant-numeric:lining-nums tabular-nums;color:var(--soft)}
    .inline.detail,.row .detail,figcaption .detail{display:inline}
    figure{margin:1.1rem 0 1.6rem}
    figcaption{font:.85rem/1.45 var(--sans);color:var(--soft);margin-bottom:.4rem}
    .key span{white-space:nowrap;margin-left:.7rem}.mark{vertical-align:-2px}
    .row{display:grid;grid-template-columns:minmax(9rem,19rem) minmax(8rem,1fr) 10.5rem;gap:0 1.1rem;align-items:center;min-height:1.9rem}
    .label.part,th.part{padding-left:1.4rem;color:var(--soft)}.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .row+.row{border-top:1px solid var(--wash)}
    .label{overflow-wrap:anywhere;line-height:1.25}.row .value{display:grid;grid-template-columns:3rem 1fr;gap:.6rem;align-items:baseline;text-align:right;white-space:nowrap}
    .strip{width:100%;display:block;overflow:visible}
    .scale{min-height:1.2rem}.ticks{display:flex;justify-content:space-between;font:.75rem var(--sans);color:var(--soft)}
    .axis{stroke:var(--rule);stroke-width:1}.range{fill:var(--range)}.end{stroke:var(--soft);stroke-width:1}
    .join{stroke:var(--ink);stroke-width:2}.expected{fill:var(--paper);stroke:var(--ink);stroke-width:1.6}
    .experienced{fill:var(--mark)}.strip.bad .experienced{fill:var(--bad)}.strip.bad .join{stroke:var(--bad);stroke-width:3.2}
    .spark{display:block;max-width:100%}
    .spark .line{fill:none;stroke:var(--mark);stroke-width:1.6;stroke-linejoin:round}
    .spark .band{fill:var(--range);opacity:.55}.spark .dot{fill:var(--mark)}.spark .zero{stroke:var(--soft);stroke-width:.7;stroke-dasharray:2 3}
    .multiples{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(15rem,100%),1fr));gap:.4rem 2rem}
    .multiple{margin:.4rem 0 1rem;border-top:1px solid var(--rule);padding-top:.4rem}.multiple .spark{width:100%;height:auto}
    .multiple figcaption{color:var(--ink)}.ends{display:flex;justify-content:space-between;margin:.1rem 0 0}
    .scroll{overflow-x:auto;margin:.8rem 0 1.2rem}
    table{border-collapse:collapse;width:100%;font-size:.95rem}
    caption{text-align:left;font:600 .85rem var(--sans);padding-bottom:.4rem}
    th,td{text-align:left;vertical-align:top;padding:.42rem .8rem .42rem 0;border-bottom:1px solid var(--wash);font-weight:400}
    thead th{font:600 .8rem/1.3 var(--sans);vertical-align:bottom;border-bottom:1px solid var(--ink)}
    th:last-child,td:last-child{padding-right:0}
    .n{text-align:right;font-variant-numeric:lining-nums tabular-nums;white-space:nowrap}thead .n{white-space:normal}.n+:not(.n){padding-left:1.2rem}
    .withheld{color:var(--soft);font-style:italic}span.withheld{font:italic .8rem/1.3 var(--sans);white-space:normal;display:inline-block;max-width:6.5rem}.line{display:block;min-width:11rem}.date{white-space:nowrap}
    .counts{max-width:34rem}
    .quotes{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(20rem,100%),1fr));gap:.2rem 2rem}
    blockquote{margin:.6rem 0;padding-left:.9rem;border-left:2px solid var(--rule);min-width:0}
    blockquote p,.clip{margin:.1rem 0;overflow-wrap:anywhere;max-height:9.2em;overflow:hidden;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:6;unicode-bidi:isolate}
    .role{font:600 .78rem var(--sans);color:var(--soft)}
    blockquote footer{font:.78rem var(--sans);color:var(--soft);overflow-wrap:anywhere}.id{overflow-wrap:anywhere}
    @media (min-width:641px){.words .said{min-width:14rem}.words td:nth-child(3),.words td:nth-child(4){min-width:8.5rem}}
    .method ul{max-width:46em;padding-left:1.1rem}.method li{margin:.35rem 0}
    @media (max-width:640px){body{padding-top:.7rem}.masthead{display:block}.period{text-align:left}
    .tiles{grid-template-columns:repeat(3,1fr);gap:.7rem .9rem}.big{font-size:1.35rem}.big+.detail{display:block}.tile .spark{height:20px;width:auto}
    .stack,.stack tbody,.stack caption{display:block}.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .stack tr{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:.35rem .9rem;padding:.55rem 0;border-bottom:1px solid var(--rule)}
    .stack th,.stack td,.stack .n{border:0;padding:0;text-align:left;overflow-wrap:anywhere;white-space:normal}.stack tbody th{grid-column:1/-1;font-weight:600}.stack th.part{padding-left:1.4rem;font-weight:400}
    .stack td::before{content:attr(data-label);display:block;font:.75rem/1.3 var(--sans);color:var(--soft)}.stack td:empty,.stack .bars{display:none}.stack .said,.stack .story,.stack .withheld[colspan]{grid-column:1/-1;min-width:0}.stack .detail{overflow-wrap:normal}
    .row{grid-template-columns:1fr auto;padding:.35rem 0}.row .label{grid-column:1}.row .value{grid-column:2;grid-row:1;display:block}.row .strip,.row .ticks{grid-column:1/-1;grid-row:2}}
    @page{size:A4;margin:16mm 14mm}
    @media print{html{font-size:9.5pt}.whole{break-inside:avoid}:root{--paper:#fff;--ink:#000;--soft:#444;--rule:#bbb;--wash:#e6e6e6;--bad:#7d1d10;--mark:#1c4f5d;--range:#ccc}
    body{max-width:none;padding:0}.skip,.contents{display:none}.scroll{overflow:visible}table{font-size:.9rem}
    section{margin-top:1.4rem;padding-top:.5rem}th,td{padding:.25rem .6rem .25rem 0}.multiples{grid-template-columns:repeat(3,1fr)}
    thead{display:table-header-group}tr,figure,blockquote,.row,.tile,.theme{break-inside:avoid}h2,h3,caption,.facts,.intro{break-after:avoid}}
    """#
}
