/*
 * What a page adds where scripts run; without them it is complete. It remembers what the reader switched on, shows notes and
 * variants where they are referred to, says who a name means, and copies the link and the citation of a passage.
 * One classic script, so that a page opened from a folder runs it too. It writes no markup: it copies what is on the page.
 */
(() => {
  const all = (selector) => document.querySelectorAll(selector);
  const byId = (id) => document.getElementById(id);
  const goalOf = (link) => byId(decodeURIComponent(link.hash.slice(1)));

  /** Storage may be switched off, or full. */
  const remembered = (name, value) => {
    try {
      if (value === undefined) return localStorage.getItem(`engross.${name}`);
      localStorage.setItem(`engross.${name}`, value);
    } catch {}
    return null;
  };

  const remember = () => {
    for (const box of all('.views input[id^="view-"]')) {
      box.checked = remembered(box.id) === 'on';
      box.addEventListener('change', () => remembered(box.id, box.checked ? 'on' : 'off'));
    }
    const style = byId('citation-style');
    if (style === null) return;
    style.closest('[hidden]')?.removeAttribute('hidden');
    const known = remembered(style.id);
    if ([...style.options].some(({ value }) => value === known)) style.value = known;
    style.addEventListener('change', () => remembered(style.id, style.value));
  };

  /** A copy of what stands elsewhere on the page; identifiers stay where they were. */
  const copyOf = (element) => {
    const copy = element.cloneNode(true);
    for (const part of [copy, ...copy.querySelectorAll('[id]')]) part.removeAttribute('id');
    return copy;
  };

  const panel = (kind, role) => {
    const element = document.createElement('div');
    element.className = 'panel';
    element.popover = kind;
    element.tabIndex = -1;
    element.setAttribute('role', role);
    document.body.append(element);
    return element;
  };

  /** Below the place, or above it where there is more room; never wider than the window. */
  const showAt = (element, place, content, lang) => {
    element.replaceChildren(...content);
    element.lang = lang?.lang ?? '';
    element.dir = lang?.dir ?? '';
    if (!element.matches(':popover-open')) element.showPopover();
    const [first] = place.getClientRects();
    if (first === undefined) return;
    const { width, height } = element.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const left = Math.max(8, Math.min(first.left - 12, clientWidth - width - 8));
    const below = first.bottom + 6 + height <= clientHeight || first.top < height + 14;
    element.style.left = `${left + scrollX}px`;
    element.style.top = `${(below ? first.bottom + 6 : first.top - height - 6) + scrollY}px`;
  };

  const plain = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

  /** A note that stands beside its reference already needs no second showing. */
  const notes = () => {
    let card;
    document.addEventListener('click', (event) => {
      const link = event.target instanceof Element && event.target.closest('a.noteref, a.variantref');
      const note = link && link.hash ? goalOf(link) : null;
      const words = note?.querySelector(':scope > .words');
      if (!words || !plain(event) || getComputedStyle(note).position === 'absolute') return;
      event.preventDefault();
      card ??= panel('auto', 'note');
      card.setAttribute('aria-label', link.textContent.trim());
      showAt(card, link, [copyOf(words), wayTo(note)], note.closest('[lang]'));
      card.focus();
    });
  };

  /** The note's number, as a link to where it stands. */
  const wayTo = (note) => {
    const link = copyOf(note.querySelector('.backlink'));
    link.removeAttribute('role');
    link.setAttribute('aria-label', `${link.textContent}: ${note.closest('section')?.querySelector('h2')?.textContent ?? ''}`);
    link.setAttribute('href', `#${note.id}`);
    link.addEventListener('click', () => link.closest('[popover]').hidePopover());
    return link;
  };

  /** Shown on hover and on focus; stays while the pointer is on it; goes with Escape (WCAG 1.4.13). */
  const names = () => {
    let card;
    let waiting;
    let shownFor;
    const hide = () => {
      shownFor?.removeAttribute('aria-describedby');
      shownFor = undefined;
      if (card?.matches(':popover-open')) card.hidePopover();
    };
    const show = (name) => {
      const term = byId(name.dataset.entity ?? decodeURIComponent(name.hash.slice(1)));
      if (term === null || shownFor === name) return;
      hide();
      card ??= panel('manual', 'tooltip');
      card.id = 'edition-name';
      const lines = [term, term.nextElementSibling].map((part) => {
        const line = document.createElement('p');
        line.append(...copyOf(part).childNodes);
        return line;
      });
      showAt(card, name, lines);
      shownFor = name;
      if (name.matches('a')) name.setAttribute('aria-describedby', card.id);
    };
    const later = (action, time) => {
      clearTimeout(waiting);
      waiting = setTimeout(action, time);
    };
    const nameAt = ({ target }) => (target instanceof Element ? target.closest('a.entity, [data-entity]') : null);
    const onCard = ({ target }) => card !== undefined && target instanceof Node && card.contains(target);
    document.addEventListener('pointerover', (event) => {
      const name = nameAt(event);
      if (name && event.pointerType !== 'touch') later(() => show(name), 200);
      else if (onCard(event)) clearTimeout(waiting);
      else later(hide, 300);
    });
    document.addEventListener('focusin', (event) => {
      const name = nameAt(event);
      if (name?.matches(':focus-visible')) show(name);
      else if (!onCard(event)) hide();
    });
    document.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') hide();
    });
  };

  /** The citation of a unit: the page holds a pattern for each kind of unit, with 𝟎, 𝟏 … for its numbers. */
  const citationOf = (id) => {
    const holder = byId('edition-citations');
    const patterns = holder === null ? {} : JSON.parse(holder.textContent);
    const style = patterns[byId('citation-style')?.value] ?? Object.values(patterns)[0] ?? {};
    const steps = id.split('.');
    for (const [kind, pattern] of Object.entries(style)) {
      const names = kind.split('.');
      const isNumber = (name) => /^\p{Nd}$/u.test(name) && name > '9';
      if (names.length !== steps.length || !names.every((name, at) => isNumber(name) || name === steps[at])) continue;
      const numbers = steps.filter((_step, at) => isNumber(names[at]));
      return pattern.replace(/[\u{1d7ce}-\u{1d7d7}]/gu, (mark) => {
        const number = numbers[(mark.codePointAt(0) ?? 0) - 0x1d7ce] ?? '';
        return steps[0] === 'note' ? number.replace(/-\d+$/, '') : number;
      });
    }
    return style[''] ?? document.title;
  };

  const copy = async (text) => {
    if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text);
    const area = document.createElement('textarea');
    area.value = text;
    area.setAttribute('readonly', '');
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done ? undefined : Promise.reject(new Error('not copied'));
  };

  const permalinks = () => {
    const status = byId('edition-status');
    let waiting;
    document.addEventListener('click', async (event) => {
      const link = event.target instanceof Element && event.target.closest('a.permalink');
      if (!link || status === null || !plain(event)) return;
      const { hash } = new URL(link.href);
      const page = document.querySelector('link[rel="canonical"]')?.href ?? location.href;
      const id = decodeURIComponent(hash.slice(1));
      const prefix = link.closest('[data-prefix]')?.dataset.prefix ?? '';
      const citation = citationOf(id.startsWith(prefix) ? id.slice(prefix.length) : id);
      const done = await copy(`${citation}\n${page.replace(/#.*/, '')}${hash}`).then(
        () => true,
        () => false,
      );
      status.textContent = done ? `${status.dataset.copied} ${citation}` : status.dataset.failed;
      clearTimeout(waiting);
      waiting = setTimeout(() => status.replaceChildren(), 6000);
    });
  };

  remember();
  permalinks();
  if ('popover' in HTMLElement.prototype) {
    notes();
    names();
  }
})();
