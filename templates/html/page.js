/*
 * What a page adds where scripts run; without them it is complete. It keeps what the reader switched on, shows notes and
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

  /**
   * What the reader chose to see. The boxes that are not as the page came are named in its address, so that a link carries
   * the view; how the source is shown is also remembered for other pages.
   */
  const views = () => {
    const boxes = [...all('.views input')];
    const nameOf = ({ id }) => id.replace(/^view-/, '');
    const asked = new URLSearchParams(location.search).get('view')?.split('.');
    const isTurned = (box) => {
      if (asked) return asked.includes(nameOf(box));
      const known = box.id.startsWith('view-') ? remembered(box.id) : null;
      return known !== null && (known === 'on') !== box.defaultChecked;
    };
    const tell = () => {
      const turned = boxes.filter((box) => box.checked !== box.defaultChecked).map(nameOf);
      const address = new URL(location.href);
      if (turned.length > 0) address.searchParams.set('view', turned.join('.'));
      else address.searchParams.delete('view');
      try {
        history.replaceState(history.state, '', address);
      } catch {}
    };
    for (const box of boxes) {
      box.checked = isTurned(box) !== box.defaultChecked;
      box.addEventListener('change', () => {
        if (box.id.startsWith('view-')) remembered(box.id, box.checked ? 'on' : 'off');
        tell();
      });
    }
  };

  const style = () => {
    const choice = byId('citation-style');
    if (choice === null) return;
    choice.closest('[hidden]')?.removeAttribute('hidden');
    const known = remembered(choice.id);
    if ([...choice.options].some(({ value }) => value === known)) choice.value = known;
    choice.addEventListener('change', () => remembered(choice.id, choice.value));
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
    return element;
  };

  /**
   * Below the place, or above it where there is more room; never wider than the window. It stands after the place in the
   * page, so that the keyboard goes from one to the other, and on with the text.
   */
  const showAt = (element, place, content, lang) => {
    const [first] = place.getClientRects();
    if (!element.contains(place)) (place.closest('a') ?? place).after(element);
    element.replaceChildren(...content);
    element.lang = lang?.lang ?? '';
    element.dir = lang?.dir ?? '';
    if (!element.matches(':popover-open')) element.showPopover();
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
    const linkAt = ({ target }) => target instanceof Element && target.closest('a.noteref, a.variantref');
    document.addEventListener('click', (event) => {
      const link = linkAt(event);
      const note = link && link.hash ? goalOf(link) : null;
      const words = note?.querySelector(':scope > .words');
      if (!words || !plain(event) || getComputedStyle(note).position === 'absolute') return;
      event.preventDefault();
      card ??= panel('auto', 'dialog');
      const kind = note.closest('[data-one]')?.dataset.one ?? '';
      card.setAttribute('aria-label', `${kind} ${link.textContent.trim()}`.trim());
      showAt(card, link, [wayTo(note), copyOf(words)], note.closest('[lang]'));
      card.focus({ preventScroll: true });
    });
    /** Here the link does what a button does: the space bar works, too. */
    document.addEventListener('keydown', (event) => {
      const link = event.key === ' ' && linkAt(event);
      if (!link) return;
      event.preventDefault();
      link.click();
    });
  };

  /** The note's number, as a link to where it stands. */
  const wayTo = (note) => {
    const mark = note.querySelector('.backlink');
    if (mark === null) return '';
    const link = copyOf(mark);
    link.removeAttribute('role');
    link.setAttribute('aria-label', `${link.textContent}: ${note.closest('section')?.querySelector('h2')?.textContent ?? ''}`);
    link.setAttribute('href', `#${note.id}`);
    link.addEventListener('click', () => link.closest('[popover]').hidePopover());
    return link;
  };

  /** Shown on hover and on focus; stays while the pointer or the focus is on it; goes with Escape (WCAG 1.4.13). */
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
      card ??= panel('manual', 'note');
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
      if (onCard(event)) clearTimeout(waiting);
      else if (name && event.pointerType !== 'touch') later(() => show(name), 200);
      else if (!card?.contains(document.activeElement)) later(hide, 300);
    });
    document.addEventListener('focusin', (event) => {
      const name = nameAt(event);
      if (onCard(event)) clearTimeout(waiting);
      else if (name?.matches(':focus-visible')) show(name);
      else hide();
    });
    document.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape') return;
      if (card?.contains(document.activeElement)) shownFor?.focus();
      hide();
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

  /** True where it was copied: by the clipboard, else, where the browser refuses that, as a selection is. */
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {}
    const before = document.activeElement;
    const area = document.createElement('textarea');
    area.value = text;
    area.setAttribute('readonly', '');
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    before?.focus({ preventScroll: true });
    return done;
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
      const done = await copy(`${citation}\n${page.replace(/[?#].*/, '')}${hash}`);
      status.textContent = done ? `${status.dataset.copied} ${citation}` : status.dataset.failed;
      clearTimeout(waiting);
      waiting = setTimeout(() => status.replaceChildren(), 6000);
    });
  };

  /** Where the contents scroll by themselves, the page you are on is in sight. */
  const place = () => {
    const contents = document.querySelector('.branch');
    const here = contents?.querySelector('[aria-current]');
    if (here && contents.scrollHeight > contents.clientHeight)
      contents.scrollTop = here.offsetTop - contents.clientHeight / 2;
  };

  views();
  place();
  style();
  permalinks();
  if ('popover' in HTMLElement.prototype) {
    notes();
    names();
  }
})();
