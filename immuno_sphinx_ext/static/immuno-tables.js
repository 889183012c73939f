/* Tables: a press on a head sorts, a form above the table filters. What is chosen stands in the
   address of the page, so that it survives a reload and can be sent on. Without this script the
   whole table is there. */
(() => {
  "use strict";

  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const textOf = (node) => node.textContent.trim();
  const slug = (text) => fold(text).replace(/[^\p{L}\p{N}]+/gu, "-");

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const valuesOf = (cell) => [...cell.querySelectorAll(".immuno-value")];
  const keyOf = (cell) => {
    const [value] = valuesOf(cell);
    return value ? value.dataset.sort : textOf(cell);
  };

  /* What is chosen for one table, kept in the address: name and value, without the empty ones. */
  const keeper = (suffix) => ({
    get: (name) => new URLSearchParams(location.search).get(name + suffix) || "",
    set: (name, value) => {
      const address = new URL(location.href);
      if (value) address.searchParams.set(name + suffix, value);
      else address.searchParams.delete(name + suffix);
      history.replaceState(null, "", address);
    },
  });

  const sortable = (table, kept) => {
    const heads = [...table.tHead.rows[0].cells];
    const body = table.tBodies[0];
    const names = heads.map((head) => slug(textOf(head)));
    const sort = (column, down) => {
      const order = down ? -1 : 1;
      const rows = [...body.rows].map((row) => [keyOf(row.cells[column]), row]);
      rows.sort(([a], [b]) => order * collator.compare(a, b));
      body.append(...rows.map(([, row]) => row));
      heads.forEach((head, number) => {
        if (number === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
      kept.set("sort", (down ? "-" : "") + names[column]);
    };
    heads.forEach((head, column) => {
      const button = make("button", { type: "button", className: "immuno-sort" });
      button.append(...head.childNodes);
      button.addEventListener("click", () => {
        sort(column, head.getAttribute("aria-sort") === "ascending");
      });
      // A button may hold no link: citations stand behind it.
      head.append(button, ...button.querySelectorAll(".immuno-citation"));
      for (const row of body.rows) row.cells[column].dataset.label = textOf(head);
    });
    const chosen = kept.get("sort");
    const column = names.indexOf(chosen.replace(/^-/, ""));
    if (chosen && column >= 0) sort(column, chosen.startsWith("-"));
  };

  const filterable = (box, kept) => {
    const words = JSON.parse(box.dataset.filter);
    const table = box.querySelector("table");
    const heads = [...table.tHead.rows[0].cells].map(textOf);
    const rows = [...table.tBodies[0].rows].map((row) => ({ row, text: fold(row.textContent) }));
    const form = make("form", { className: "immuno-filter" });
    const controls = new Map(); // by their name in the address

    for (const column of words.columns) {
      const found = new Map();
      for (const { row } of rows) {
        for (const value of valuesOf(row.cells[column])) {
          found.set(textOf(value), value.dataset.sort);
        }
      }
      const select = make("select", {}, make("option", { value: "" }, words.all));
      [...found]
        .sort(([, a], [, b]) => collator.compare(a, b))
        .forEach(([text]) => select.append(make("option", {}, text)));
      controls.set(slug(heads[column]), { control: select, column });
      form.append(make("label", {}, heads[column], select));
    }
    const search = make("input", { type: "search", autocomplete: "off" });
    controls.set("words", { control: search });
    form.append(make("label", {}, words.words, search));
    form.append(make("button", { type: "reset" }, words.clear));
    const count = make("p", { className: "immuno-filter-count" });
    count.setAttribute("role", "status");

    const fits = ({ row, text }) =>
      [...controls.values()].every(({ control, column }) =>
        column === undefined
          ? fold(control.value).split(/\s+/).every((word) => text.includes(word))
          : !control.value ||
            valuesOf(row.cells[column]).some((value) => textOf(value) === control.value),
      );
    const apply = () => {
      let shown = 0;
      for (const entry of rows) {
        entry.row.hidden = !fits(entry);
        shown += !entry.row.hidden;
      }
      count.textContent = words.shown.replace("{shown}", shown).replace("{all}", rows.length);
    };

    for (const [name, { control }] of controls) control.value = kept.get(name);
    apply();
    form.addEventListener("input", () => {
      for (const [name, { control }] of controls) kept.set(name, control.value.trim());
      apply();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => {
      for (const [name, { control }] of controls) {
        control.value = "";
        kept.set(name, "");
      }
      apply();
    });
    box.prepend(form, count);
  };

  document.querySelectorAll("table.immuno-sortable").forEach((table, number) => {
    const kept = keeper(number ? `-${number + 1}` : "");
    const box = table.closest(".immuno-filterable");
    if (box) filterable(box, kept);
    sortable(table, kept);
  });
})();
