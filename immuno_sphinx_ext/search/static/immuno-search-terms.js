/* From the words of a question to the terms that are looked up: completed, corrected, parted,
   with the other names of what they name. Pure: knows no document. */
(() => {
  "use strict";

  const { reader, distance, fold } = window.immunoSearchWords;

  /* What a match counts, by where it is: the name of a card, a heading, front matter,
     a sign for which to call, the text. */
  const BOOST = { names: 4, title: 5, about: 4, signs: 2, text: 1 };
  /* What a word counts that says next to nothing, or little. */
  const STOP = 0.15;
  const LIGHT = 0.25;
  /* What a term counts that is not quite what was typed. */
  const SAME = 0.8;
  const STARTED = 0.8;
  const STARTED_SHORT = 0.6;
  const GUESSED = 0.7;
  const JOINED = 0.5;
  const NEIGHBOUR = 0.35;

  const LONGEST = 300; // characters of a question that are read
  const WORDS = 24; // words of it
  const COMPLETIONS = 8;

  /* All words of *records*, and what is asked of them. */
  const index = (records, { MiniSearch, ...language }) => {
    const words = reader(language);
    const stops = new Set(Array.from(language.stopwords, (word) => words.term(fold(word))));
    const spelt = new Map(); // how often each word stands in all texts

    const tokenize = (text, field) => {
      const isText = field === "text" || field === "signs";
      const found = [];
      words.read(text, (word, isJoined) => {
        if (!isJoined) spelt.set(word, (spelt.get(word) || 0) + 1);
        if (!isText || !words.isStop(word)) found.push(words.term(word));
      });
      return isText ? [...new Set(found)] : found;
    };
    const mini = new MiniSearch({
      fields: Object.keys(BOOST),
      tokenize,
      processTerm: (term) => term,
      searchOptions: { boost: BOOST, tokenize: (term) => [term] },
    });
    mini.addAll(records);

    const allWords = [...spelt.keys()].sort();
    const spoken = new Set(allWords.map(words.term)); // without what only neighbours make
    const allTerms = [...spoken].sort();

    const scores = new Map();
    /* The records that hold *term*, with the score of each. */
    const scoresOf = (term) => {
      if (!scores.has(term)) {
        if (scores.size > 1000) scores.clear();
        scores.set(term, mini.search(term).map(({ id, score }) => [id, score]));
      }
      return scores.get(term);
    };
    const spread = (term) => scoresOf(term).length;
    const rarity = (term) => Math.log(1 + records.length / (1 + spread(term)));
    const byspread = (a, b) => spread(b) - spread(a);

    const begun = (list, start) => {
      let [low, high] = [0, list.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (list[middle] < start) low = middle + 1;
        else high = middle;
      }
      const found = [];
      for (; low < list.length && list[low].startsWith(start); low++) found.push(list[low]);
      return found;
    };
    /* The most common terms that begin with *word*, or with its *term* without an ending. */
    const completions = (word, term) => {
      const found = begun(allWords, word).map(words.term);
      if (term && term.length > 4) found.push(...begun(allTerms, term));
      const telling = [...new Set(found)].filter((other) => !stops.has(other));
      return telling.sort(byspread).slice(0, COMPLETIONS);
    };

    /* The telling words of *text*, as terms, each once; all of them where none is telling. */
    const termsOf = (text) => {
      const all = [];
      words.read(text, (word, isJoined) => isJoined || all.push(words.term(word)));
      const some = all.filter((term) => !stops.has(term));
      return [...new Set(some.length ? some : all)];
    };

    /* Terms that are names of one thing: "keytruda" and "pembrolizumab". */
    const sameAs = new Map();
    for (const record of records) {
      if (!record.type || record.type === "side-effect") continue;
      const names = record.names.split("\n").map(termsOf);
      const group = names.filter(({ length }) => length === 1).flat();
      for (const term of group) sameAs.set(term, [...(sameAs.get(term) || []), ...group]);
    }

    /* All words by how they sound, for those that are misspelt. */
    const spelling = new MiniSearch({
      fields: ["sound"],
      idField: "word",
      tokenize: (sound) => [sound],
      processTerm: (sound) => sound,
    });
    spelling.addAll(
      allWords
        .filter((word) => word.length > 2 && !words.isStop(word))
        .map((word) => ({ word, sound: words.sound(word) })),
    );
    const guessed = new Map();
    /* The words that *word* may have been meant to be, with how far they are from it. */
    const guesses = (word) => {
      const sound = words.sound(word);
      const most = sound.length > 5 ? 2 : sound.length > 3 ? 1 : 0;
      if (!guessed.has(word) && most) {
        const near = [];
        for (const { id } of spelling.search(sound, { fuzzy: 2 })) {
          const other = words.sound(id);
          const apart = distance(sound, other, most);
          if (id !== word && apart <= most) near.push([id, apart + (other[0] === sound[0] ? 0 : 0.5)]);
        }
        const order = ([a, x], [b, y]) => x - y || spelt.get(b) - spelt.get(a) || (a < b ? -1 : 1);
        guessed.set(word, near.sort(order));
      }
      return guessed.get(word) || [];
    };

    /* What to look up for *word*: terms, and what each counts. */
    const look = (word, isUnfinished) => {
      const term = words.term(word);
      const isStop = words.isStop(word);
      const found = new Map();
      const add = (other, weight) => found.set(other, Math.max(weight, found.get(other) || 0));
      let correction = "";
      if (spread(term)) add(term, 1);
      if (isUnfinished && word.length > 1 && !isStop) {
        const weight = word.length > 3 ? STARTED : STARTED_SHORT;
        for (const other of completions(word)) add(other, other === term ? 1 : weight);
      }
      if (!found.size && word.length > 2) {
        for (const other of completions(word, term)) add(other, STARTED);
      }
      if (!found.size) {
        const near = guesses(word);
        for (const [other, apart] of near.slice(0, 3)) {
          if (apart <= near[0][1] + 0.3) add(words.term(other), GUESSED);
        }
        if (near.length) [[correction]] = near;
      } else if (found.has(term) && !isStop && word.length > 5) {
        // "affect" is a word too, but "effect" is far more common here
        const near = guesses(word).find(([other, apart]) => apart <= 1 && words.term(other) !== term);
        if (near && spread(words.term(near[0])) > 4 * spread(term)) {
          add(words.term(near[0]), NEIGHBOUR);
        }
      }
      for (const [other, weight] of [...found]) {
        for (const twin of sameAs.get(other) || []) add(twin, weight * SAME);
      }
      const share = isStop ? STOP : words.isLight(word) ? LIGHT : 1;
      return { word, found, share, correction };
    };

    /* Two known words that were typed as one, or null. */
    const parted = (word) => {
      for (let at = word.length - 3; at >= 3 && !spoken.has(words.term(word)); at--) {
        const halves = [word.slice(0, at), word.slice(at)];
        if (halves.every((half) => spelt.get(half) > 1)) return halves;
      }
      return null;
    };

    /* What is asked for, word by word; what neighbours make together follows. */
    const understand = (question, isTyping) => {
      const typed = [];
      const joined = [];
      words.read(question.slice(0, LONGEST), (word, isJoined) =>
        (isJoined ? joined : typed).push(word),
      );
      const asked = [];
      typed.slice(0, WORDS).forEach((word, at) => {
        const one = look(word, isTyping && at === typed.length - 1);
        const halves = word.length > 6 && parted(word);
        asked.push(...(halves ? halves.map((half) => look(half)) : [one]));
        if (at) joined.push(typed[at - 1] + word); // "chemo therapy"
      });
      const isPlain = asked.every(({ share }) => share < 1);
      if (isPlain) for (const one of asked) one.share = 1;
      for (const word of new Set(joined)) {
        if (word.length > 2 && spread(words.term(word))) {
          asked.push({ ...look(word), share: JOINED, isJoined: true });
        }
      }
      return asked;
    };

    return { words, understand, scoresOf, rarity, termsOf };
  };

  window.immunoSearchTerms = { index, fold, LONGEST, WEAK: LIGHT, GUESSED };
})();
