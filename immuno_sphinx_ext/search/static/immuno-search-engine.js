/* What the search finds, and in which order: sections that hold the terms of a question, put
   together to pages; names of cards and pages that it holds whole; when to call whom.
   Pure: knows no document. */
(() => {
  "use strict";

  const { index, fold, LONGEST, WEAK } = window.immunoSearchTerms;

  /* What a name counts of which all words are asked for. Harm comes before its medicine. */
  const NAME = { page: 1.6, "side-effect": 2.4, medicine: 0.8, concept: 0.8 };
  const NAMED = 4; // a name beside the words in it
  const HARMED = 0.4; // the name of a medicine beside that of a harm
  const MEANT = 0.65; // from which weight on a name was meant
  const CALLS = 3;
  const LEAST = 0.05; // of the first result's score
  const SNIPPET = 200; // characters

  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

  /* All that can be found, as records of fields, in the order of the pages. */
  const recordsOf = (pages) => {
    const records = [];
    pages.forEach((page, number) => {
      const address = page.url.replace(/(^|\/)(index)?(\.html|\/)?$/, "").replace(/\.html$/, "");
      records.push({
        page: number,
        url: page.url,
        title: page.title,
        names: address.split("/").pop(), // the name of the file says what the page is about
        about: [page.about || "", ...(page.tags || [])].join("\n"),
        isHead: true,
      });
      for (const section of page.sections || []) {
        const { anchor, type, text, signs, kind, urgency, rank, urgent, call } = section;
        const name = (anchor && section.title) || "";
        records.push({
          page: number,
          url: anchor ? `${page.url}#${anchor}` : page.url,
          title: type ? "" : name,
          names: type ? [name, ...(section.names || [])].join("\n") : "",
          ...{ name, type, text, signs, kind, urgency, rank, urgent, call },
        });
      }
    });
    records.forEach((record, id) => (record.id = id));
    return records;
  };

  const create = (data, tools) => {
    const records = recordsOf(data.pages);
    const { words, understand, scoresOf, rarity, termsOf } = index(records, tools);

    /* Names of pages and cards, with the terms that make them. */
    const names = [];
    const addName = (text, record, weight) => {
      const terms = termsOf(text);
      if (terms.length) names.push({ text, record, weight, terms });
    };
    const heads = new Map(); // pages by what they are about
    for (const record of records.filter(({ isHead }) => isHead)) {
      for (const text of new Set([record.title, record.title.split(/[:,(]/)[0], record.names])) {
        addName(text, record, NAME.page);
        heads.set(termsOf(text).join(" "), record);
      }
    }
    for (const record of records.filter(({ type }) => type)) {
      const own = record.names.split("\n");
      const head = heads.get(termsOf(record.name).join(" "));
      for (const text of own) {
        addName(text, record, NAME[record.type]);
        if (head) addName(text, head, NAME.page); // the page on what a card elsewhere defines
      }
    }
    const medicines = new Set(
      names
        .filter(({ record, terms }) => record.type === "medicine" && terms.length === 1)
        .map(({ terms: [term] }) => term),
    );

    /* The names of which every word is asked for, the most telling first. */
    const named = (asked) => {
      const weights = new Map();
      for (const { found, share } of asked) {
        for (const [term, weight] of found) {
          const counted = share < WEAK ? MEANT - 0.1 : weight;
          weights.set(term, Math.max(weights.get(term) || 0, counted));
        }
      }
      const full = asked.filter(({ share, isJoined }) => share === 1 && !isJoined);
      const whole = sum(full.map(({ found }) => Math.max(3, ...[...found.keys()].map(rarity)))) || 3;
      const hits = [];
      for (const name of names) {
        if (!name.terms.every((term) => weights.has(term))) continue;
        const meant = Math.min(...name.terms.map((term) => weights.get(term)));
        const rare = sum(name.terms.map(rarity));
        const score = meant * name.weight * rare * (0.5 + Math.min(1, rare / whole));
        hits.push({ ...name, meant, score });
      }
      return hits.sort((a, b) => b.score - a.score || a.record.id - b.record.id);
    };

    /* The pages that hold what is asked for, each with its best records. */
    const ranked = (asked, hits) => {
      const pages = new Map();
      const pageOf = (number) => {
        if (!pages.has(number)) pages.set(number, { words: 0, held: 0, records: new Map() });
        return pages.get(number);
      };
      let all = 0;
      for (const { found, share, isJoined } of asked) {
        const best = new Map(); // record -> score for this word
        let rare = 0;
        for (const [term, weight] of found) {
          rare = Math.max(rare, rarity(term) * weight);
          for (const [id, score] of scoresOf(term)) {
            best.set(id, Math.max(best.get(id) || 0, score * weight * share));
          }
        }
        const tops = new Map();
        for (const [id, score] of best) {
          const page = pageOf(records[id].page);
          page.records.set(id, (page.records.get(id) || 0) + score);
          const { top, total } = tops.get(page) || { top: 0, total: 0 };
          tops.set(page, { top: Math.max(top, score), total: total + score });
        }
        for (const [page, { top, total }] of tops) {
          page.words += top + 0.1 * Math.min(total - top, 5 * top);
          if (!isJoined) page.held += rare * share;
        }
        if (!isJoined) all += (rare || 3) * share;
      }
      for (const hit of hits) {
        const page = pageOf(hit.record.page);
        if (!page.hit) page.hit = hit;
      }
      const list = [...pages].map(([number, page]) => {
        const own = [...page.records].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
        const cover = all ? Math.min(1, page.held / all) : 0;
        const text = (page.words + own[0][1]) * (0.3 + 0.7 * cover ** 2);
        const score = text + NAMED * (page.hit ? page.hit.score : 0);
        return { number, score, cover, hit: page.hit, own };
      });
      return list.sort((a, b) => b.score - a.score || a.number - b.number);
    };

    /* When to call whom, with one sign, the most urgent first: for harms that are named; where
       none is, for those with a sign that holds all that is asked for. */
    const calls = (hits, terms, list) => {
      const found = new Map();
      const add = ({ id, page, name, url, urgency, rank, call: [lead] }, sign) => {
        const at = list.findIndex(({ number }) => number === page);
        if (!found.has(id)) found.set(id, { name, url, urgency, lead, sign, order: [rank, at] });
      };
      for (const { record, meant } of hits) {
        if (record.call && meant >= MEANT) add(record, record.call[1]);
      }
      if (!found.size && terms.length > 1) {
        for (const record of records.filter(({ call }) => call)) {
          const sign = record.call.slice(1).find((item) => {
            const held = new Set(termsOf(item));
            return terms.every((either) => either.some((term) => held.has(term)));
          });
          if (sign) add(record, sign);
        }
      }
      return [...found.values()]
        .sort(({ order: [a, x] }, { order: [b, y] }) => a - b || x - y)
        .slice(0, CALLS);
    };

    const pairs = (text) => {
      const plain = ` ${fold(text)} `;
      return new Set(Array.from(plain.slice(1), (letter, at) => plain[at] + letter));
    };
    /* The names that look most like *question*, each with its record. */
    const alike = (question) => {
      const asked = pairs(question.slice(0, LONGEST));
      return names
        .map((name) => {
          const own = pairs(name.text);
          const both = sum([...own].map((pair) => (asked.has(pair) ? 1 : 0)));
          return { ...name, score: (2 * both) / (asked.size + own.size) };
        })
        .filter(({ score }) => score >= 0.4)
        .sort((a, b) => b.score - a.score || a.record.id - b.record.id)
        .filter((name, at, list) => list.findIndex(({ text }) => text === name.text) === at)
        .slice(0, 3);
    };

    /* The line of *text* that holds most of *terms*, cut to size, as pieces; every second piece
       is what was asked for. */
    const snippet = (text, terms) => {
      let best = { value: -1, line: "", places: [] };
      for (const line of text.split("\n")) {
        const places = [...line.matchAll(/[\p{L}\p{N}\p{M}'’]+/gu)]
          .filter(([word]) => terms.has(words.term(fold(word))))
          .map((match) => [match.index, match.index + match[0].length]);
        const held = new Set(places.map(([from, to]) => words.term(fold(line.slice(from, to)))));
        const value = sum([...held].map(rarity));
        if (value > best.value) best = { value, line, places };
      }
      const { line, places } = best;
      const first = places.length ? places[0][0] : 0;
      const from = line.length > SNIPPET ? Math.max(0, line.lastIndexOf(" ", first - 40) + 1) : 0;
      let to = line.length > from + SNIPPET ? line.lastIndexOf(" ", from + SNIPPET) : line.length;
      if (to <= from) to = Math.min(line.length, from + SNIPPET);
      const pieces = [from ? "\u2026 " : ""];
      let at = from;
      for (const [start, end] of places.filter(([start, end]) => start >= from && end <= to)) {
        pieces[pieces.length - 1] += line.slice(at, start);
        pieces.push(line.slice(start, end), "");
        at = end;
      }
      pieces[pieces.length - 1] += line.slice(at, to) + (to < line.length ? " \u2026" : "");
      return pieces;
    };

    /* What a reader is shown of one page. */
    const shown = ({ number, hit, own }, terms) => {
      const page = data.pages[number];
      const isCard = hit && hit.record.type && hit.meant >= MEANT;
      const record = isCard ? hit.record : records[own[0][0]];
      const texts = [record, ...own.map(([id]) => records[id])].map(({ text, signs }) =>
        [text, signs].filter(Boolean).join("\n"),
      );
      const text = record.isHead && page.about ? page.about : texts.find(Boolean) || "";
      const isAlias = isCard && hit.text !== record.name;
      return {
        url: record.url,
        title: record.type ? record.name : page.title,
        alias: isAlias ? hit.text : "", // so that a reader sees why it is found
        section: record.type ? page.title : record.name || "",
        kind: record.kind || data.words.page,
        urgency: record.urgency,
        urgent: record.urgent,
        snippet: snippet(text, terms),
      };
    };

    const search = (question, isTyping = false) => {
      const asked = understand(question, isTyping);
      const hits = named(asked);
      if (hits.some(({ record }) => record.type === "side-effect")) {
        // who names a harm and a medicine asks about the harm
        for (const one of asked) {
          if ([...one.found.keys()].some((term) => medicines.has(term))) one.share *= HARMED;
        }
      }
      const list = ranked(asked, hits);
      const isWeak = !list.length || (list[0].cover < 0.4 && !list[0].hit);
      const meant = isWeak ? alike(question) : [];
      for (const hit of list.length ? [] : meant) {
        const number = hit.record.page;
        if (list.every((page) => page.number !== number)) {
          list.push({ number, score: hit.score, hit, own: [[hit.record.id, 1]] });
        }
      }
      const typed = asked.filter(({ isJoined }) => !isJoined);
      const isCorrected = typed.some(({ correction }) => correction);
      const telling = typed.filter(({ share }) => share >= HARMED);
      const asks = telling.map(({ found }) => [...found.keys()]);
      const terms = new Set(asks.flat());
      const least = list.length ? list[0].score * LEAST : 0;
      return {
        calls: calls(hits, asks, list),
        results: list
          .filter(({ score }, at) => at < 5 || score > least)
          .map((page) => shown(page, terms)),
        isWeak,
        meant: meant.map(({ text }) => text),
        corrected: isCorrected
          ? typed.map(({ correction, word }) => correction || word).join(" ")
          : "",
      };
    };

    return { search };
  };

  window.immunoSearchEngine = { create };
})();
