/* How the search reads words: case, accents, British and American spelling, endings, doubled
   letters, letters that sound alike and hyphens make no difference. Pure: knows no index. */
(() => {
  "use strict";

  const GREEK = { α: "alpha", β: "beta", γ: "gamma", δ: "delta", κ: "kappa", λ: "lambda" };
  /* A word, or words joined as in "anti-PD-1", "and/or", "A&E". */
  const COMPOUND = /[\p{L}\p{N}]+(?:[-/&][\p{L}\p{N}]+)*/gu;

  /* What follows is for English. First, American spelling by rule. */
  const AMERICAN = [
    [/[ao]e/g, "e"], // anaemia, diarrhoea
    [/(..)our(?=$|s$|ed$|ing$|al$|less$)/, "$1or"], // tumour
    [/(en|i)ce(?=$|s$|d$)/, "$1se"], // defence, practice
    [/(...)is(?=(?:e|es|ed|er|ing|ation|ations)$)/, "$1iz"], // immunise
    [/lys(?=(?:e|es|ed|ing)$)/, "lyz"], // analyse
    [/([bct])re(?=$|s$)/, "$1er"], // centre
    [/ogue(?=$|s$)/, "og"], // analogue
  ];
  /* Letters that sound alike. */
  const SOUNDS = [
    [/ph/g, "f"],
    [/rh/g, "r"],
    [/(.)y/g, "$1i"],
  ];
  /* Words of questions that say little about what is asked, besides Sphinx's stop words. */
  const LIGHT = `
    able actually also always anyone bad best better cant come could dont else even ever feel
    feeling feels find get gets getting give given go goes going gone good got happen happens help
    im ive keep keeps kind know like little long lot make makes many may maybe mean means might much
    must need needs never new normal now often ok okay one please problem problems put putting
    question quite really say see shall should since something sometimes sort start started still
    stop stopped take takes taking tell thing things think time times today try two use used using
    want way well went will without wont work works would yet`;

  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/['’]/g, "")
      .replace(/[‐‑‒–−]/g, "-")
      .replace(/[αβγδκλ]/g, (letter) => GREEK[letter]);

  /* How many letters must be added, dropped, changed or swapped to make *b* of *a*; a number
     above *most* where that takes more. */
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const change = a[i - 1] === b[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[b.length];
  };

  /* *stem* takes the ending off a word of the language *lang*; *stopwords* say next to nothing. */
  const reader = ({ lang, stem, stopwords }) => {
    const isEnglish = /^en\b/i.test(lang);
    const replaced = (word, rules) =>
      isEnglish ? rules.reduce((text, [from, to]) => text.replace(from, to), word) : word;
    const stops = new Set(Array.from(stopwords, fold));
    const light = new Set(isEnglish ? LIGHT.match(/\S+/g) : []);
    const terms = new Map();
    const heard = (word) => replaced(word, SOUNDS).replace(/(\p{L})\1+/gu, "$1");

    /* The form under which *word*, which is folded, is looked up. */
    const term = (word) => {
      let found = terms.get(word);
      if (found === undefined) {
        found = heard(stem(replaced(word, AMERICAN)));
        if (isEnglish && found.length > 3) found = found.replace(/i$/, "");
        terms.set(word, found);
      }
      return found;
    };
    /* The form, with its ending, in which misspelt words are compared. */
    const sound = (word) => heard(replaced(word, AMERICAN));
    const isStop = (word) => stops.has(word);
    const isShort = (word) => word.length <= 2;

    /* Call note(word, isJoined) for all words of *text*, folded, and for what neighbours make
       together: "pd1" of "PD-1", "cart" of "CAR T". */
    const read = (text, note) => {
      let previous = "";
      for (const compound of fold(text).match(COMPOUND) || []) {
        const parts = compound.split(/[-/&]/);
        for (let at = 0; at < parts.length; at++) {
          const part = parts[at];
          const joins = at
            ? true
            : (isShort(part) || isShort(previous)) && !isStop(part) && !isStop(previous);
          if (previous && joins) note(previous + part, true);
          note(part, false);
          previous = part;
        }
        if (parts.length > 2) note(parts.join(""), true);
      }
    };

    return { term, sound, read, isStop, isLight: (word) => light.has(word) };
  };

  window.immunoSearchWords = { reader, distance, fold };
})();
