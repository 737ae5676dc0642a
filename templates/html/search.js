/*
 * Search over all pages of a site. A classic script that fetches nothing: it works from a folder on disk and under the
 * pages' content security policy. MiniSearch and the texts are loaded when the search is first used.
 */
(() => {
  const form = document.querySelector('form.search');
  const field = form?.querySelector('input');
  if (!form || !field) return;
  const panel = form.querySelector('.panel');
  const status = form.querySelector('[role="status"]');
  const results = form.querySelector('ol');
  const more = form.querySelector('.panel button');
  const batch = 20;

  /* Words: runs of letters and digits; of scripts that do not part words, every two signs that stand together. */
  const unparted = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
  const run = new RegExp(`[${unparted}\\p{M}]*[${unparted}][${unparted}\\p{M}]*|(?:(?![${unparted}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
  const isUnparted = new RegExp(`[${unparted}]`, 'u');
  const marks = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g;
  const letters = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i', ى: 'ي' };
  const foldMarks = (word) =>
    isUnparted.test(word)
      ? word.normalize('NFKC')
      : word.normalize('NFKD').replace(marks, '').replace(/[ßæœøđłıى]/g, (letter) => letters[letter]);
  const fold = (word) => {
    const small = word.toLowerCase();
    return /^[a-z0-9]*$/.test(small) ? small : foldMarks(small);
  };

  /** Calls with each term of a text and where it stands. */
  const eachTerm = (text, call) => {
    for (const { 0: word, index } of text.matchAll(run)) {
      if (!isUnparted.test(word) || word.length < 2) call(fold(word), index, index + word.length);
      else
        for (let at = 0; at + 1 < word.length; at++)
          call(fold(word.slice(at, at + 2)), index + at, index + at + 2);
    }
  };
  const termsOf = (text) => {
    const terms = [];
    eachTerm(text, (term) => terms.push(term));
    return terms;
  };

  let texts;
  let index;
  let loading;

  const load = (address) =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = address;
      script.onload = resolve;
      script.onerror = () => reject(new Error(address));
      document.head.append(script);
    });

  /* search-index.js calls this with all the words of the site. */
  globalThis.engrossSearch = {
    receive: (received) => {
      texts = received;
    },
  };

  const build = async () => {
    await Promise.all([load('assets/minisearch.js'), load('search-index.js')]);
    const made = new globalThis.MiniSearch({
      fields: ['words', 'heading'],
      tokenize: termsOf,
      processTerm: (term) => term,
      searchOptions: { combineWith: 'AND', prefix: true, boost: { heading: 3 } },
    });
    const documents = texts.units.map(([, , words, heading], id) =>
      heading ? { id, words: '', heading: words } : { id, words, heading: '' },
    );
    await made.addAllAsync(documents, { chunkSize: 500 });
    index = made;
  };

  const prepare = () => {
    loading ??= build().catch(() => {
      loading = undefined;
      say('The search could not be loaded: files of this site are missing.');
    });
    return loading;
  };

  const say = (words) => {
    status.textContent = words;
    panel.hidden = words === '';
  };

  /** Words between quotation marks must stand together; they are compared folded. */
  const phrasesOf = (query) => [...query.matchAll(/["“„«]([^"“”„«»]+)["”“»]/g)].map(([, words]) => ` ${termsOf(words).join(' ')} `);
  const holds = (phrases) => ({ id }) => {
    if (phrases.length === 0) return true;
    const words = ` ${termsOf(texts.units[id][2]).join(' ')} `;
    return phrases.every((phrase) => words.includes(phrase));
  };

  let found = [];
  let shown = 0;

  const look = (query) => {
    const phrases = phrasesOf(query);
    found = index.search(query).filter(holds(phrases));
    const near = found.length === 0 && phrases.length === 0;
    if (near) found = index.search(query, { fuzzy: 0.2 });
    results.replaceChildren();
    shown = 0;
    const pages = new Set(found.map(({ id }) => texts.units[id][0])).size;
    const count = `${found.length} ${found.length === 1 ? 'passage' : 'passages'} on ${pages} ${pages === 1 ? 'page' : 'pages'}`;
    if (found.length === 0) say(`Nothing found for “${query}”.`);
    else say(near ? `Nothing found for “${query}”; ${count} with similar words.` : count);
    show(query);
  };

  const show = (query) => {
    results.append(...found.slice(shown, shown + batch).map((result) => entry(result, query)));
    shown = Math.min(found.length, shown + batch);
    more.hidden = shown >= found.length;
  };

  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };

  const entry = ({ id, terms }, query) => {
    const [page, unit, words] = texts.units[id];
    const [path, title, lang] = texts.pages[page];
    const found = snippet(words, new Set(terms), title === words ? 'where' : 'snippet');
    const link = element('a', '', ...(title === words ? [found] : [element('span', 'where', title), found]));
    link.href = `${path}?find=${encodeURIComponent(query)}${unit === '' ? '' : `#${encodeURI(unit)}`}`;
    link.lang = lang;
    link.dir = 'auto';
    return element('li', '', link);
  };

  /** The place from which the most different words that were found are near. */
  const densest = (all) => {
    const places = all.slice(0, 200);
    let [best, most] = [0, 0];
    for (const [from] of places) {
      const near = new Set(places.filter(([begins, ends]) => begins >= from && ends < from + 140).map(([, , term]) => term));
      if (near.size > most) [best, most] = [from, near.size];
    }
    return best;
  };

  /** Some words around those that were found, with all that were found marked. */
  const snippet = (words, terms, className) => {
    const places = [];
    eachTerm(words, (term, from, to) => {
      if (terms.has(term)) places.push([from, to, term]);
    });
    const first = densest(places);
    const start = first < 90 ? 0 : words.indexOf(' ', first - 80) + 1 || first - 80;
    const from = start > first ? first - 20 : start;
    const end = words.length - from < 240 ? words.length : Math.max(words.lastIndexOf(' ', from + 220), from + 120);
    const made = element('span', className, from > 0 ? '… ' : '');
    let at = from;
    for (const [begins, ends] of places) {
      if (ends > end || ends <= at) continue;
      if (begins > at) made.append(words.slice(at, begins));
      made.append(element('mark', '', words.slice(Math.max(at, begins), ends)));
      at = ends;
    }
    made.append(words.slice(at, end), end < words.length ? ' …' : '');
    return made;
  };

  const close = () => {
    say('');
    results.replaceChildren();
    more.hidden = true;
  };

  let waiting;
  const ask = () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const query = field.value.trim();
      if (query === '') return close();
      if (!index) say('Preparing the search …');
      await prepare();
      if (index && field.value.trim() === query) look(query);
    }, 120);
  };

  /** Up and down go through the results, Escape goes back. */
  const move = (event) => {
    if (event.key === 'Escape' && !panel.hidden) {
      event.preventDefault();
      close();
      field.focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || panel.hidden) return;
    const stops = [field, ...results.querySelectorAll('a'), ...(more.hidden ? [] : [more])];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!next || !stops.includes(document.activeElement)) return;
    event.preventDefault();
    next.focus();
  };

  field.addEventListener('focus', prepare, { once: true });
  field.addEventListener('input', ask);
  form.addEventListener('keydown', move);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    results.querySelector('a')?.focus();
  });
  more.addEventListener('click', () => {
    const before = shown;
    show(field.value.trim());
    results.children[before]?.querySelector('a')?.focus();
  });
  form.hidden = false;

  /** A page that was reached from a result shows the words that were looked for, where the browser can mark them. */
  const markWords = () => {
    const wanted = termsOf(new URLSearchParams(location.search).get('find') ?? '');
    const text = document.querySelector('main');
    if (wanted.length === 0 || !text || !globalThis.CSS?.highlights) return;
    const ranges = [];
    for (const part of text.querySelectorAll('article, .notes')) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        eachTerm(node.data, (term, from, to) => {
          if (!wanted.some((one) => term.startsWith(one))) return;
          const range = new Range();
          range.setStart(node, from);
          range.setEnd(node, to);
          ranges.push(range);
        });
    }
    CSS.highlights.set('found', new Highlight(...ranges));
  };
  markWords();
})();
