/// The filters for what was found; the page is whole without them.
enum PageScript {
    /// What the page's policy lets run; the tests say when it is stale.
    static let hash = "sha256-Mn2+MyNTRe+i7OpSQPm3zU0CQScnydZiDYdBXDOTGG8="

    static let text: StaticString = """
        "use strict";
        (() => {
          const form = document.getElementById("row-filters");
          if (!form) return;
          const search = document.getElementById("row-text");
          const onlyBad = document.getElementById("row-bad");
          const count = document.getElementById("row-count");
          const sections = [...document.querySelectorAll("table.rows")].map((table) => ({
            element: table.closest("section"),
            rows: [...table.tBodies[0].rows].map((element) => ({
              element, words: element.textContent.toLowerCase(), isBad: element.querySelector(".badge.bad") !== null,
            })),
          }));
          const rows = sections.flatMap((section) => section.rows);
          if (!rows.some((row) => row.isBad)) onlyBad.parentElement.hidden = true;
          const apply = () => {
            const wanted = search.value.trim().toLowerCase();
            let shown = 0;
            for (const section of sections) {
              let shownHere = 0;
              for (const row of section.rows) {
                const isShown = (!wanted || row.words.includes(wanted)) && (!onlyBad.checked || row.isBad);
                if (row.element.hidden === isShown) row.element.hidden = !isShown;
                if (isShown) shownHere += 1;
              }
              section.element.hidden = shownHere === 0;
              shown += shownHere;
            }
            count.textContent = shown === rows.length ? `${shown} rows` : `${shown} of ${rows.length} rows`;
          };
          let timer = 0;
          search.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(apply, 120); });
          form.addEventListener("change", apply);
          form.addEventListener("submit", (event) => event.preventDefault());
          form.hidden = false;
          apply();
        })();
        (() => {
          const form = document.getElementById("filters");
          if (!form) return;
          const search = document.getElementById("filter-text");
          const shard = document.getElementById("filter-shard");
          const count = document.getElementById("filter-count");
          const none = document.getElementById("none");
          const boxes = [...form.querySelectorAll("[name=severity]")];
          const groups = [...document.querySelectorAll(".group")].map((element) => ({
            element,
            shards: new Set(JSON.parse(element.dataset.shards)),
            title: element.querySelector("h3").textContent.toLowerCase(),
            findings: [...element.querySelectorAll("article")].map((element) => ({ element, words: null })),
          }));
          const total = groups.reduce((sum, group) => sum + group.findings.length, 0);
          const apply = () => {
            const wanted = search.value.trim().toLowerCase();
            const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
            let shown = 0;
            for (const group of groups) {
              const isHere = shard.value === "" || group.shards.has(shard.value);
              let shownHere = 0;
              for (const finding of group.findings) {
                const { element } = finding;
                if (wanted && finding.words === null) finding.words = element.textContent.toLowerCase();
                const isShown = isHere && severities.has(element.dataset.severity)
                  && (!wanted || finding.words.includes(wanted) || group.title.includes(wanted));
                if (element.hidden === isShown) element.hidden = !isShown;
                if (isShown) shownHere += 1;
              }
              group.element.hidden = shownHere === 0;
              shown += shownHere;
            }
            count.textContent = shown === total ? `${total} findings` : `${shown} of ${total} findings`;
            none.hidden = shown > 0;
          };
          let timer = 0;
          search.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(apply, 120); });
          form.addEventListener("change", apply);
          form.addEventListener("submit", (event) => event.preventDefault());
          for (const link of document.querySelectorAll("a[data-shard]")) {
            link.addEventListener("click", () => { shard.value = link.dataset.shard; apply(); });
          }
          form.hidden = false;
          apply();
        })();
        """
}
