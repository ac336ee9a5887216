namespace Offramp.Formats;

/// <summary>The look of the HTML report: paper and ink, serif words at about 70 characters a line, everything else small and quiet.</summary>
internal static class HtmlStyle
{
    /// <summary>The style sheet. Text on its ground keeps a contrast of at least 4.5 in both schemes.</summary>
    public const string Sheet = """

        :root {
          --ground: #fff; --panel: #f7f9fa; --ink: #1c2127; --quiet: #56606b; --line: #d8dee4; --link: #2b50c8;
          --t1: #edf2fd; --t2: #dbe5fb; --t3: #c4d4f8; --t4: #adc3f4;
          --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", "Noto Serif", Georgia, "Noto Naskh Arabic", serif;
          --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, "Noto Naskh Arabic", sans-serif;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #15181c; --panel: #1b1f24; --ink: #e4e7ea; --quiet: #a3adb7; --line: #333a42; --link: #9db4ff;
            --t1: #1d2638; --t2: #22304d; --t3: #283b62; --t4: #2f4677;
          }
        }
        * { box-sizing: border-box; }
        html { font: 1rem/1.5 var(--sans); background: var(--ground); color: var(--ink); scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
        body { margin: 0; overflow-wrap: break-word; }
        a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
        :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
        main:focus { outline: none; }
        .skip { position: absolute; inset-inline-start: -999rem; padding: .5rem 1rem; background: var(--ground); z-index: 1; }
        .skip:focus { inset-inline-start: .5rem; top: .5rem; }
        .sheet { max-width: 88rem; margin: 0 auto; padding: 0 1rem 4rem; }
        main { min-width: 0; }
        h1, h2 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
        h1 { font-size: clamp(1.6rem, 5vw, 2.2rem); margin: .2rem 0 .6rem; }
        h2 { font-size: 1.4rem; margin: 3rem 0 .4rem; padding-top: .8rem; border-top: 1px solid var(--line); }
        .title { padding-top: 1.6rem; }
        .kicker, .label { margin: 0; color: var(--quiet); font-size: .875rem; font-weight: 600; }
        .summary { margin: 0; font-family: var(--serif); font-size: 1.0625rem; max-width: 38rem; }
        .intro, .counts { color: var(--quiet); font-size: .875rem; max-width: 44rem; margin: 0 0 1rem; }
        .notes { margin-top: 1.2rem; padding: .7rem 1rem; background: var(--panel); border-inline-start: 3px solid var(--quiet); max-width: 44rem; font-size: .9375rem; }
        .notes h2 { all: unset; font-weight: 600; }
        .notes ul { margin: .2rem 0 0; padding-inline-start: 1.1rem; }
        .count { color: var(--quiet); font-size: .8125rem; font-variant-numeric: tabular-nums; font-weight: 400; }
        .key { color: var(--quiet); font-size: .8125rem; font-variant-numeric: tabular-nums; font-weight: 400; }
        .swatch { display: inline-block; width: .7em; height: .7em; margin-inline-end: .45em; border-radius: .15em; border: 1px solid var(--quiet);
          forced-color-adjust: none; -webkit-print-color-adjust: exact; print-color-adjust: exact; }

        .contents { font-size: .875rem; padding-top: 1.6rem; }
        .contents ol, .contents ul { list-style: none; margin: 0; padding: 0; }
        .contents a { display: block; padding: .2rem 0; color: inherit; text-decoration: none; }
        .contents a:hover { text-decoration: underline; }
        .contents li ul { display: none; }
        .d1 { padding-inline-start: 1.1rem !important; } .d2 { padding-inline-start: 2.2rem !important; }
        .d3 { padding-inline-start: 3.3rem !important; } .d4 { padding-inline-start: 4.4rem !important; }

        .scroll { overflow-x: auto; max-width: 100%; margin: 0 0 1.5rem; }
        .drawing .fig { display: block; min-width: 42rem; }
        table { border-collapse: collapse; font-size: .875rem; line-height: 1.35; }
        caption { text-align: start; color: var(--quiet); padding-bottom: .4rem; }
        th, td { text-align: start; vertical-align: baseline; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
        thead th { color: var(--quiet); font-weight: 600; vertical-align: bottom; }
        tbody th { font-weight: 500; white-space: nowrap; }
        tfoot th, tfoot td { border-bottom: 0; color: var(--quiet); }
        .number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
        thead .number { font-weight: 500; }
        .zero { color: var(--quiet); }
        .t1 { background: var(--t1); } .t2 { background: var(--t2); } .t3 { background: var(--t3); } .t4 { background: var(--t4); }
        .total { border-inline-start: 1px solid var(--line); }
        .matrix a, .pairs a { color: inherit; text-decoration-color: var(--line); }
        .sources td:nth-child(4), .sources td:nth-child(5) { min-width: 7.5rem; }
        .sources td:nth-child(7) { min-width: 11rem; }
        tbody tr:target > * { background: var(--t1); }

        .codebook { list-style: none; margin: 0; padding: 0; }
        .codebook .codebook { margin-inline-start: .35rem; padding-inline-start: 1.1rem; border-inline-start: 1px solid var(--line); }
        .entry { padding: .45rem 0; max-width: 44rem; }
        .entry p { margin: 0; font-family: var(--serif); }
        .entry .name { font-family: var(--sans); }
        .entry .rule { font-size: .9375rem; color: var(--quiet); }
        .entry .rule b { font: 600 .8125rem var(--sans); }
        li:target > .entry { background: var(--t1); }

        .code { font-size: 1.0625rem; line-height: 1.35; margin: 2.2rem 0 0; }
        .code + .code { margin-top: .4rem; }
        .above { color: var(--quiet); font-weight: 400; }
        .counts { margin: 0 0 .4rem; font-size: .8125rem; }
        .passage { margin: 0; padding: .9rem 0; border-top: 1px solid var(--line); }
        .passage:target { background: var(--t1); }
        .passage blockquote { margin: 0; padding-inline-start: .9rem; border-inline-start: 3px solid var(--quiet); font: 1.0625rem/1.6 var(--serif); max-width: 37.5rem; }
        .passage p.elsewhere { margin: .6rem 0 .2rem; padding-inline-start: calc(.9rem + 3px); color: var(--quiet); font-size: .8125rem; }
        .passage blockquote.elsewhere { border-inline-start-style: dotted; font-size: 1rem; }
        .passage blockquote p { margin: 0; unicode-bidi: plaintext; }
        .passage blockquote p + p { margin-top: .5rem; }
        .withheld { margin: 0; padding: .4rem .9rem; border: 1px dashed var(--quiet); font-size: .9375rem; max-width: 37.5rem; color: var(--quiet); }
        .withheld b { display: block; color: var(--ink); }
        figcaption { font-size: .8125rem; line-height: 1.5; color: var(--quiet); margin-top: .5rem; }
        .who { margin: 0; }
        .from::before { content: "· "; }
        .who b { color: var(--ink); }
        .judged { margin: 0; display: flex; flex-wrap: wrap; gap: 0 1rem; }
        .judged dt, .judged dd { display: inline; margin: 0; }
        .judged dt::after { content: ": "; }
        .judged dd { color: var(--ink); }

        @media (min-width: 50rem) {
          .passage { display: grid; grid-template-columns: 7.5rem minmax(0, 37.5rem) minmax(9rem, 19rem); column-gap: 1.25rem; align-items: start; }
          .passage > :first-child { grid-column: 2; grid-row: 1; }
          figcaption { display: contents; }
          .who { grid-column: 1; grid-row: 1; font-size: .8125rem; line-height: 1.5; padding-top: .2rem; }
          .who .key, .who .from { display: block; }
          .from::before { content: none; }
          .judged { grid-column: 3; grid-row: 1; font-size: .8125rem; line-height: 1.5; padding-top: .2rem; }
        }
        @media (min-width: 70rem) {
          .sheet { display: grid; grid-template-columns: 15rem minmax(0, 1fr); column-gap: 2.5rem; padding: 0 1.5rem 6rem; }
          .contents { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding-bottom: 2rem; }
          .contents li ul { display: block; padding-inline-start: .2rem; }
        }
        @media (max-width: 50rem) {
          .matrix th[scope=row] { position: sticky; inset-inline-start: 0; background: var(--ground); min-width: 9.5rem; white-space: normal; }
          .matrix th, .matrix td { padding: .3rem .4rem; }
          .d2, .d3, .d4 { padding-inline-start: 1.8rem !important; }
        }
        @media print {
          @page { size: A4; margin: 18mm 16mm; }
          :root { --ground: #fff; --panel: #fff; --ink: #000; --quiet: #444; --line: #999; --link: #000; --t1: #f3f3f3; --t2: #e8e8e8; --t3: #dcdcdc; --t4: #d0d0d0; }
          html { font-size: 10pt; }
          .skip, .contents li ul { display: none; }
          .sheet { display: block; max-width: none; padding: 0; }
          .contents { position: static; max-height: none; overflow: visible; }
          .contents a { padding: 0; }
          .scroll { overflow: visible; }
          .drawing { break-inside: avoid; }
          .drawing .fig { min-width: 0; max-height: 230mm; }
          table { font-size: .8rem; width: 100%; }
          th, td { padding: .2rem .3rem; }
          tbody th, .matrix th[scope=row] { position: static; white-space: normal; min-width: 0; }
          .sources td:nth-child(n) { min-width: 0; }
          thead { display: table-header-group; }
          tfoot { display: table-row-group; }
          tr, .entry, .passage, .notes { break-inside: avoid; }
          h1, h2, .code, .counts, .intro, caption { break-after: avoid; }
          a { color: inherit; text-decoration: none; }
          .passage blockquote { font-size: 1rem; line-height: 1.45; orphans: 3; widows: 3; }
        }

        """;
}
