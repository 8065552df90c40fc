/// The page's style.
enum PageStyle {
    /// What the page's policy lets apply; the tests say when it is stale.
    static let hash = "sha256-0cG8hA5UlJPzgaIGRcp86dP8O9gKNYuObS9znd4MoaI="

    static let text: StaticString = """
        :root {
          color-scheme: light dark;
          --page: #f6f7f9; --panel: #ffffff; --line: #dfe3e8; --faint: #eef0f3;
          --ink: #1a2129; --soft: #56606c;
          --good: #14713b; --good-tint: #e4f4ea; --bad: #b3261e; --bad-tint: #fdebe9;
          --waiting: #8a5300; --waiting-tint: #fdf1dc; --quiet: #56606c; --quiet-tint: #eef0f3;
          --removed: #fdeeec; --removed-word: #f8c9c4; --added: #e8f6ed; --added-word: #b5e2c4;
          --mono: ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #101418; --panel: #171c22; --line: #2b333c; --faint: #1f262d;
            --ink: #e6eaee; --soft: #9aa5b1;
            --good: #6fd197; --good-tint: #14301f; --bad: #ff9a91; --bad-tint: #3a1a18;
            --waiting: #f0b95b; --waiting-tint: #33260f; --quiet: #9aa5b1; --quiet-tint: #232b33;
            --removed: #2b1a1b; --removed-word: #6d2a28; --added: #15281d; --added-word: #1f5a36;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 72rem; background: var(--page); color: var(--ink);
          font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
          text-size-adjust: 100%;
        }
        [hidden] { display: none !important; }
        code, pre, .difference td, .difference caption { font-family: var(--mono); font-size: .875em; }
        h1, h2, h3, h4, p, dl { margin: 0; }
        h2 { font-size: 1.125rem; font-weight: 650; margin: 2.5rem 0 .75rem; }
        header {
          background: var(--panel); border: 1px solid var(--line); border-top: 4px solid var(--tone);
          border-radius: .75rem; padding: 1.5rem 1.75rem;
        }
        header.good { --tone: var(--good); --tint: var(--good-tint); }
        header.bad { --tone: var(--bad); --tint: var(--bad-tint); }
        header.waiting { --tone: var(--waiting); --tint: var(--waiting-tint); }
        .subject { color: var(--soft); font-size: .9375rem; overflow-wrap: anywhere; }
        h1 { display: flex; align-items: center; gap: .75rem; font-size: 1.75rem; line-height: 1.25; margin: .25rem 0 .5rem;
          font-weight: 650; letter-spacing: -.01em; }
        .sign { flex: none; width: 2.25rem; height: 2.25rem; border-radius: 50%; display: grid; place-items: center;
          background: var(--tint); color: var(--tone); font-size: 1.25rem; font-weight: 700; }
        .summary { font-size: 1.0625rem; overflow-wrap: anywhere; }
        .next { color: var(--soft); margin-top: .25rem; overflow-wrap: anywhere; }
        .facts { display: flex; flex-wrap: wrap; gap: .75rem 2.5rem; margin-top: 1.25rem; padding-top: 1rem;
          border-top: 1px solid var(--line); }
        dt { color: var(--soft); font-size: .8125rem; }
        dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
        .scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .625rem; background: var(--panel); }
        .tall { max-height: 40rem; overflow-y: auto; }
        .tall thead th { position: sticky; top: 0; }
        table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .9375rem; }
        th, td { text-align: left; padding: .5rem .875rem; border-bottom: 1px solid var(--line); vertical-align: top;
          white-space: nowrap; }
        tbody tr:last-child > * { border-bottom: 0; }
        thead th { color: var(--soft); font-size: .8125rem; font-weight: 600; background: var(--faint); }
        tbody th { font-weight: 600; }
        th.long, td.long { white-space: normal; overflow-wrap: anywhere; }
        th.long { min-width: 11rem; }
        td.long { min-width: 9rem; }
        h2.long { overflow-wrap: anywhere; }
        .places { list-style: none; margin: .75rem 0 0; padding: 0; display: grid; gap: .25rem; }
        .places li { display: flex; flex-wrap: wrap; gap: 0 .625rem; overflow-wrap: anywhere; }
        .places b { min-width: 4rem; font-weight: 600; }
        #row-filters { margin: 2.5rem 0 0; }
        #row-filters + section h2 { margin-top: 1.25rem; }
        .box { display: inline-flex; gap: .375rem; align-items: center; min-height: 2.5rem; }
        .number { text-align: right; font-variant-numeric: tabular-nums; }
        .badge { display: inline-block; border-radius: 1rem; padding: 0 .625rem; font-size: .8125rem; font-weight: 600;
          line-height: 1.5rem; white-space: nowrap; }
        .badge.good { color: var(--good); background: var(--good-tint); }
        .badge.bad { color: var(--bad); background: var(--bad-tint); }
        .badge.waiting { color: var(--waiting); background: var(--waiting-tint); }
        .badge.quiet { color: var(--quiet); background: var(--quiet-tint); }
        .count { color: var(--soft); font-size: .8125rem; margin-left: .25rem; }
        th details { margin: 0; }
        .names { font-weight: 400; max-width: 40rem; white-space: normal; }
        .filters { display: flex; flex-wrap: wrap; align-items: end; gap: .75rem 1.25rem; margin-bottom: 1.25rem; }
        .filters label, legend { color: var(--soft); font-size: .8125rem; }
        .filters input[type=search], .filters select {
          display: block; margin-top: .25rem; width: 14rem; height: 2.5rem; padding: 0 .625rem; font: inherit;
          font-size: .9375rem; color: var(--ink); background: var(--panel); border: 1px solid var(--soft);
          border-radius: .5rem;
        }
        fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
        legend { padding: 0; margin-bottom: .25rem; float: none; width: 100%; }
        fieldset label { display: inline-flex; gap: .375rem; align-items: center; min-height: 2.5rem; }
        output { color: var(--soft); font-size: .8125rem; min-height: 2.5rem; display: inline-flex; align-items: center; }
        .group { margin-top: 1.75rem; }
        h3 { font-size: 1rem; font-weight: 650; margin-bottom: .625rem; overflow-wrap: anywhere; }
        details { margin: -.25rem 0 .75rem; font-size: .875rem; color: var(--soft); }
        summary { cursor: pointer; }
        details .names { padding-top: .375rem; overflow-wrap: anywhere; }
        article {
          background: var(--panel); border: 1px solid var(--line); border-left: 4px solid var(--edge); border-radius: .625rem;
          padding: 1rem 1.25rem; margin-bottom: .75rem; content-visibility: auto; contain-intrinsic-size: auto 11rem;
        }
        article.error { --edge: var(--bad); }
        article.warning { --edge: var(--waiting); }
        article.note { --edge: var(--soft); }
        h4 { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .625rem; font-weight: 600; font-size: .9375rem;
          overflow-wrap: anywhere; }
        .place { color: var(--soft); font: 400 .875em/1.5 var(--mono); overflow-wrap: anywhere; }
        .message { margin-top: .5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
        .advice { margin-top: .75rem; color: var(--soft); white-space: pre-wrap; overflow-wrap: anywhere; }
        article .scroll { margin-top: .75rem; }
        .difference { table-layout: fixed; min-width: 30rem; }
        .difference caption { text-align: left; padding: .5rem .875rem; color: var(--soft); overflow-wrap: anywhere; }
        .difference caption code { color: var(--ink); font-size: 1em; }
        .difference td { white-space: pre-wrap; overflow-wrap: anywhere; border-bottom: 0; padding: .125rem .875rem; }
        .difference tr:first-child td { padding-top: .5rem; }
        .difference tr:last-child td { padding-bottom: .5rem; }
        .difference td + td, .difference th + th { border-left: 1px solid var(--line); }
        .removed { background: var(--removed); }
        .added { background: var(--added); }
        del { background: var(--removed-word); text-decoration: line-through; text-decoration-thickness: 1px;
          border-radius: .1875rem; }
        ins { background: var(--added-word); text-decoration: underline; text-decoration-thickness: 1px;
          text-underline-offset: .1875rem; border-radius: .1875rem; }
        .difference .absent, .difference .folded { color: var(--soft); font-style: italic; font-family: inherit; }
        .difference .folded { background: var(--faint); text-align: center; }
        pre { margin: 0; padding: 1rem 1.25rem; overflow-x: auto; background: var(--panel); border: 1px solid var(--line);
          border-radius: .625rem; line-height: 1.5; }
        pre code { font-size: .875rem; }
        footer { margin-top: 3rem; color: var(--soft); font-size: .8125rem; }
        :focus-visible { outline: 3px solid #4c8dff; outline-offset: 2px; }
        @media (max-width: 40rem) {
          body { padding: 1rem .75rem 3rem; }
          header { padding: 1.125rem 1.125rem; }
          h1 { font-size: 1.375rem; }
          article { padding: .875rem; }
          .difference { min-width: 0; }
          .rows th, .rows td { padding: .5rem; }
          .filters label:has(input[type=search]), .filters label:has(select) { width: 100%; }
          .filters input[type=search], .filters select { width: 100%; }
          .difference td, .difference caption { padding-left: .5rem; padding-right: .5rem; }
        }
        @media print {
          :root { --page: #fff; --panel: #fff; }
          body { max-width: none; padding: 0; font-size: 10pt; }
          .filters { display: none; }
          article { break-inside: avoid; content-visibility: visible; }
          .scroll, pre { overflow: visible; max-height: none; }
          th, td { white-space: normal; }
          * { print-color-adjust: exact; }
        }
        """
}
