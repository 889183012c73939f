/* The search of a page: the theme's own search field answers while one types, and the search page
   lists all results. What it needs is loaded when a field is first used. Without this script the
   field leads to the search page, and that to the index. */
(() => {
  "use strict";

  const GAP = 4; // px between a field and its list
  const OPTIONS = 6; // results below a field
  const script = document.currentScript;
  const root = new URL(document.documentElement.dataset.content_root || "./", location.href);

  const make = (tag, properties, ...children) => {
    const { role, ...others } = properties;
    const element = Object.assign(document.createElement(tag), others);
    if (role) element.setAttribute("role", role);
    element.append(...children);
    return element;
  };

  const loadScript = (url) =>
    new Promise((resolve, reject) => {
      const tag = make("script", { src: url, async: false, onload: resolve, onerror: reject });
      document.head.append(tag);
    });

  /* Sphinx's stemmer and stop words of the language of the build, where it has them. */
  const language = () => ({
    lang: document.documentElement.lang,
    stopwords: typeof stopwords === "undefined" ? [] : stopwords,
    stem: typeof Stemmer === "undefined" ? (word) => word : stemmer(),
  });
  const stemmer = () => {
    const found = new Stemmer();
    return (word) => found.stemWord(word);
  };

  let loading = null;
  /* The engine, loaded once. */
  const load = () => {
    if (!loading) {
      const own = ["minisearch", "immuno-search-words", "immuno-search-terms", "immuno-search-engine"];
      const files = own.map((name) => new URL(`${name}.js`, script.src));
      loading = Promise.all([
        loadScript(new URL("language_data.js", script.src)).catch(() => null),
        ...[...files, new URL("immuno-search-index.js", root)].map(loadScript),
      ]).then(() => {
        const data = window.immunoSearchData;
        const tools = { MiniSearch: window.MiniSearch, ...language() };
        return { words: data.words, ...window.immunoSearchEngine.create(data, tools) };
      });
    }
    return loading;
  };

  const addressOf = (url) => new URL(url, root).href;
  const searchFor = (form, question) => {
    const address = new URL(form.action);
    address.search = new URLSearchParams({ q: question });
    return address.href;
  };

  const counted = (number, words) =>
    number === 1 ? words.one : words.number.replace("{number}", number);

  const titled = ({ title, alias }) => (alias ? `${title} (${alias})` : title);

  const quoted = (pieces) =>
    pieces.map((piece, at) => (at % 2 ? make("mark", {}, piece) : piece));

  /* What a result says about itself besides its title. */
  const facts = (result) => {
    const parts = [make("span", { className: "immuno-search-kind" }, result.kind)];
    if (result.urgent) {
      const css = `immuno-urgency immuno-${result.urgency}`;
      parts.push(" ", make("strong", { className: css }, result.urgent));
    }
    if (result.section) parts.push(" ", make("span", { className: "immuno-search-section" }, result.section));
    return parts;
  };

  /* When to call whom about a side effect. */
  const callLine = ({ name, lead, sign, urgency }, properties, tag = "div") => {
    const line = make(tag, properties, make("strong", {}, name), " ", lead);
    if (sign) line.append(" ", sign);
    line.classList.add("immuno-search-call", `immuno-${urgency}`);
    return line;
  };

  let fields = 0;
  /* Make *input*, whose form leads to the search page, answer while one types. */
  const answering = (input) => {
    const form = input.form;
    const id = `immuno-search-${++fields}`;
    const list = make("div", { id, role: "listbox", className: "immuno-search-list" });
    const note = make("p", { className: "immuno-search-note", hidden: true });
    const popup = make("div", { className: "immuno-search-popup", popover: "manual" }, note, list);
    const status = make("div", { role: "status", className: "immuno-search-status" });
    form.append(popup, status);
    for (const label of ["aria-label", "aria-labelledby"]) {
      if (input.hasAttribute(label)) list.setAttribute(label, input.getAttribute(label));
    }
    for (const [name, value] of Object.entries({
      role: "combobox",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": id,
    })) {
      input.setAttribute(name, value);
    }

    let chosen = -1;
    const isOpen = () => popup.matches(":popover-open");
    const choose = (at) => {
      const options = [...list.children];
      if (options[chosen]) options[chosen].setAttribute("aria-selected", "false");
      chosen = at;
      const option = options[at];
      if (!option) {
        input.removeAttribute("aria-activedescendant");
        return;
      }
      option.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    };
    const close = () => {
      choose(-1);
      if (isOpen()) popup.hidePopover();
      input.setAttribute("aria-expanded", "false");
    };
    const place = () => {
      const at = input.getBoundingClientRect();
      const width = document.documentElement.clientWidth;
      const left = Math.max(GAP, Math.min(at.left, width - popup.offsetWidth - GAP));
      const below = innerHeight - at.bottom - 2 * GAP;
      const isAbove = below < 200 && at.top > below;
      popup.style.left = `${left}px`;
      popup.style.maxHeight = `${isAbove ? at.top - 2 * GAP : Math.max(200, below)}px`;
      popup.style.top = `${isAbove ? at.top - popup.offsetHeight - GAP : at.bottom + GAP}px`;
    };
    const open = () => {
      if (!isOpen()) popup.showPopover();
      input.setAttribute("aria-expanded", "true");
      place();
    };

    const fill = ({ search, words }) => {
      const question = input.value.trim();
      if (!question) {
        status.textContent = "";
        close();
        return;
      }
      const { results, calls, corrected, isWeak } = search(question, true);
      const option = { role: "option", tabIndex: -1 };
      const options = [
        ...calls.map((call) => callLine(call, { ...option, href: addressOf(call.url) }, "a")),
        ...results.slice(0, OPTIONS).map((result) =>
          make(
            "a",
            { ...option, href: addressOf(result.url), className: "immuno-search-option" },
            make("span", { className: "immuno-search-title" }, titled(result)),
            make("span", { className: "immuno-search-facts" }, ...facts(result)),
          ),
        ),
        make("a", { ...option, href: searchFor(form, question), className: "immuno-search-all" }, words.all),
      ];
      options.forEach((one, at) => {
        one.id = `${id}-${at}`;
        one.setAttribute("aria-selected", "false");
      });
      choose(-1);
      list.replaceChildren(...options);
      const notes = [
        corrected && `${words.shown} ${corrected}`,
        results.length ? isWeak && words.near : words.none,
      ].filter(Boolean);
      note.textContent = notes.join(" ");
      note.hidden = !notes.length;
      status.textContent = [counted(results.length, words), ...notes].join(". ");
      open();
    };
    const update = () => load().then(fill, () => null);

    input.addEventListener("focus", () => load().catch(() => null));
    input.addEventListener("input", update);
    input.addEventListener("keydown", (event) => {
      const { length } = list.children;
      if (event.isComposing) return;
      if (event.key === "Escape" && isOpen()) close();
      else if (event.key === "ArrowDown" && !isOpen() && input.value.trim()) update();
      else if (event.key === "ArrowDown" && isOpen()) choose((chosen + 2) % (length + 1) - 1);
      else if (event.key === "ArrowUp" && isOpen()) choose((chosen + length + 1) % (length + 1) - 1);
      else if (event.key === "Enter" && isOpen() && chosen >= 0) list.children[chosen].click();
      else if (event.key === "Tab") return close();
      else return;
      event.preventDefault();
    });
    document.addEventListener("pointerdown", (event) => {
      if (isOpen() && !form.contains(event.target)) close();
    });
    form.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !form.contains(relatedTarget)) close();
    });
    addEventListener("resize", () => isOpen() && place());
    addEventListener("scroll", () => isOpen() && place(), { passive: true });
  };

  /* List on the search page what the field *input* asks for. */
  const listing = (input, box) => {
    const status = make("p", { role: "status", className: "immuno-search-count" });
    const before = make("div", { className: "immuno-search-before" });
    const failed = box.textContent;
    box.replaceChildren();
    box.before(status, before);

    const fill = ({ search, words }) => {
      const question = input.value.trim();
      if (!question) {
        status.textContent = "";
        before.replaceChildren();
        box.replaceChildren();
        return;
      }
      const { results, calls, corrected, isWeak, meant } = search(question);
      const notes = [];
      if (corrected) notes.push(make("p", {}, words.shown, " ", make("strong", {}, corrected)));
      if (isWeak && results.length) notes.push(make("p", {}, words.near));
      if (meant.length) {
        const links = meant.flatMap((name) => [
          " ",
          make("a", { href: searchFor(input.form, name) }, name),
        ]);
        notes.push(make("p", { className: "immuno-search-meant" }, words.meant, ...links));
      }
      before.replaceChildren(
        ...calls.map((call) => {
          const link = make("a", { href: addressOf(call.url) }, words.signs);
          const line = callLine(call, {});
          line.append(" ", link);
          return line;
        }),
        ...notes,
      );
      const items = results.map((result) =>
        make(
          "li",
          {},
          make("a", { href: addressOf(result.url), className: "immuno-search-title" }, titled(result)),
          make("p", { className: "immuno-search-facts" }, ...facts(result)),
          make("p", { className: "immuno-search-snippet" }, ...quoted(result.snippet)),
        ),
      );
      box.replaceChildren(...(items.length ? [make("ol", { className: "immuno-search-results" }, ...items)] : []));
      status.textContent = results.length ? counted(results.length, words) : words.none;
    };
    const update = () =>
      load().then(fill, () => (status.textContent = failed));

    const asked = new URLSearchParams(location.search).get("q") || "";
    for (const field of document.querySelectorAll('input[name="q"]')) field.value = asked;
    if (asked.trim()) update();
    input.addEventListener("focus", () => load().catch(() => null));
    input.addEventListener("input", () => {
      const address = new URL(location.href);
      address.search = input.value.trim() ? new URLSearchParams({ q: input.value.trim() }) : "";
      history.replaceState(null, "", address);
      update();
    });
    input.form.addEventListener("submit", (event) => {
      event.preventDefault();
      update();
    });
  };

  const ownField = document.querySelector(".immuno-search-form input");
  const forms = ["form.sidebar-search-container", 'form[action$="search.html"]', 'form[action$="search/"]'];
  for (const input of document.querySelectorAll(forms.map((form) => `${form} input[name="q"]`).join())) {
    if (input !== ownField) answering(input);
  }
  const box = document.getElementById("search-results");
  if (ownField && box) listing(ownField, box);
})();
