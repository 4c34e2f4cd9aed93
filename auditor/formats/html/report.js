'use strict';
(async () => {
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
  const began = performance.now();
  const root = document.documentElement;
  root.classList.add('js');
  const PER = 100; // rows a page: find, print and screen readers keep working, and the document stays small
  const SEVERITIES = ['error', 'warning', 'note'];
  const AGAIN = 1400; // milliseconds for which a button says that it has copied

  // The list, as it is or packed (zlib, base64).
  async function read(element) {
    if (!('packed' in element.dataset)) return JSON.parse(element.textContent);
    const bytes = Uint8Array.from(atob(element.textContent), letter => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
    return JSON.parse(await new Response(stream).text());
  }
  const data = await read($('#data'));
  $('#data').remove();
  const words = data.words, rules = data.rules;
  const say = (key, values = {}) => Object.entries(values).reduce((sentence, [name, value]) => sentence.replaceAll(`{${name}}`, value), words[key]);
  const number = count => String(count).replace(/\B(?=(\d{3})+$)/g, data.thousands);

  // What is told in full stands in a noscript: text until it is asked for.
  const full = $('#full').textContent;
  const pictures = new Map([...full.matchAll(/<image id="i(\d+)" width="(\d+)" height="(\d+)" href="(data:image\/webp;base64,[A-Za-z0-9+/=]*)"\/>/g)].map(([, id, width, height, href]) => [+id, { width, height, href }]));
  function told(kind, id) {
    const start = full.indexOf(`<article class="${kind}" id="${id}">`);
    if (start < 0) return null;
    const end = full.indexOf('</article>', start) + '</article>'.length;
    const article = document.importNode(new DOMParser().parseFromString(full.slice(start, end), 'text/html').body.firstElementChild, true);
    article.removeAttribute('id'); // else the browser would scroll to it by itself
    for (const drawn of $$('svg.pic', article)) drawn.replaceWith(picture(+$('use', drawn).getAttribute('href').slice(2), drawn.getAttribute('aria-label') || ''));
    return article;
  }
  function picture(id, alt) {
    const held = pictures.get(id);
    if (!held) return make('span', 'nopic');
    const image = make('img');
    Object.assign(image, { width: held.width, height: held.height, decoding: 'async', src: held.href, alt });
    return image;
  }
  function make(tag, style, text) {
    const element = document.createElement(tag);
    if (style) element.className = style;
    if (text != null) element.textContent = text;
    return element;
  }

  // Findings: one array a column; pages, agencies and publishers as numbers into tables.
  const id = [], severity = [], rule = [], page = [], line = [], shown = [], agency = [], reason = [];
  const pages = [], agencies = [], publishers = [], publisherOf = [];
  const index = (table, known, entry) => known.has(entry) ? known.get(entry) : (known.set(entry, table.length), table.push(entry) - 1);
  const agencyNumbers = new Map(), publisherNumbers = new Map();
  for (const chunk of data.chunks) {
    const firstPage = pages.length;
    for (const entry of chunk.pages) {
      pages.push(entry);
      publisherOf.push(index(publishers, publisherNumbers, entry[1]));
    }
    const agencyHere = chunk.agencies.map(name => index(agencies, agencyNumbers, name));
    const ids = chunk.ids.split(' ');
    const [severities, ruleNumbers, pageNumbers, lines, pictureNumbers, agencyNumbersHere, reasons] = chunk.columns;
    for (let at = 0; at < ids.length; at++) {
      id.push(ids[at]); severity.push(severities[at]); rule.push(ruleNumbers[at]); page.push(firstPage + pageNumbers[at]);
      line.push(lines[at]); shown.push(pictureNumbers[at]); agency.push(agencyHere[agencyNumbersHere[at]]); reason.push(reasons[at]);
    }
  }
  const N = id.length;
  delete data.chunks;

  // The order of each sortable column: the rank of a finding's value, so that sorting is by numbers.
  const ranks = new Map();
  const rankOf = texts => {
    const order = texts.map((_, at) => at).sort((a, b) => texts[a] < texts[b] ? -1 : texts[a] > texts[b] ? 1 : 0);
    const rank = new Int32Array(texts.length);
    let last = -1;
    order.forEach((at, place) => { rank[at] = last >= 0 && texts[at] === texts[order[place - 1]] ? rank[order[place - 1]] : place; last = at; });
    return rank;
  };
  const columns = {
    sev: () => severity,
    rule: () => { const rank = rankOf(rules.map(entry => entry[1])); return rule.map(at => rank[at]); },
    page: () => { const rank = rankOf(pages.map(entry => entry[0])); return page.map(at => rank[at]); },
    agency: () => { const rank = rankOf(agencies); return agency.map(at => rank[at]); },
    date: () => { const rank = rankOf(pages.map(entry => entry[2])); return page.map(at => rank[at]); },
  };
  const ranked = key => { if (!ranks.has(key)) ranks.set(key, columns[key]()); return ranks.get(key); };
  let texts = null;
  const searched = () => texts ??= Array.from({ length: N }, (_, at) => `${rules[rule[at]].join(' ')} ${pages[page[at]][0]} ${pages[page[at]][1]} ${agencies[agency[at]]} ${reason[at]}`.toLowerCase());

  // What the desk has decided, by fingerprint: kept by the browser where it may, taken out as JSON Lines.
  const DECISIONS = ['to-fix', 'accept', 'false-alarm'], KEPT = 'auditor-decisions';
  let decisions = {};
  try { decisions = JSON.parse(localStorage.getItem(KEPT)) || {}; } catch { /* a file may have no storage */ }
  const decided = at => DECISIONS.includes(decisions[id[at]]) ? decisions[id[at]] : '';
  function decide(at, decision) {
    if (decision) decisions[id[at]] = decision;
    else delete decisions[id[at]];
    try { localStorage.setItem(KEPT, JSON.stringify(decisions)); } catch { /* as above */ }
    tally();
  }
  function tally() {
    const count = id.reduce((sum, _, at) => sum + (decided(at) ? 1 : 0), 0);
    $('#save').textContent = say('save', { count: number(count) });
    $('#save').hidden = !count;
  }
  function choices(at) {
    const group = make('div', 'decide');
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', words.decision);
    group.append(make('span', 'known', words.decision), ...DECISIONS.map(decision => {
      const button = make('button', 'btn small', words[decision]);
      button.type = 'button';
      button.setAttribute('aria-pressed', decided(at) === decision);
      button.addEventListener('click', () => {
        decide(at, decided(at) === decision ? '' : decision);
        group.replaceWith(choices(at));
        $$('.decide button')[DECISIONS.indexOf(decision)].focus();
      });
      return button;
    }));
    return group;
  }
  function save() {
    const lines = id.flatMap((one, at) => decided(at) ? [JSON.stringify({ id: one, rule: rules[rule[at]][0], severity: SEVERITIES[severity[at]], page: pages[page[at]][0], decision: decided(at) })] : []);
    const link = make('a');
    link.href = URL.createObjectURL(new Blob([lines.join('\n'), '\n'], { type: 'application/jsonl' }));
    link.download = 'decisions.jsonl';
    link.click();
    URL.revokeObjectURL(link.href);
  }

  const FILTERS = ['q', 'sev', 'rule', 'agency', 'publisher', 'decision'];
  const state = { q: '', sev: '', rule: '', agency: '', publisher: '', decision: '', sort: 'sev', down: false, p: 1 };
  let matching = [];
  function find() {
    const asked = state.q.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = { sev: SEVERITIES.indexOf(state.sev), rule: rules.findIndex(entry => entry[0] === state.rule), agency: agencyNumbers.get(state.agency), publisher: publisherNumbers.get(state.publisher) };
    const rank = ranked(state.sort), keys = new Float64Array(N);
    const text = asked.length ? searched() : null;
    let found = 0;
    for (let at = 0; at < N; at++) {
      if (state.sev && severity[at] !== wanted.sev) continue;
      if (state.rule && rule[at] !== wanted.rule) continue;
      if (state.agency && agency[at] !== wanted.agency) continue;
      if (state.publisher && publisherOf[page[at]] !== wanted.publisher) continue;
      if (state.decision && (decided(at) || 'none') !== state.decision) continue;
      if (text && !asked.every(word => text[at].includes(word))) continue;
      keys[found++] = (state.down ? N - rank[at] : rank[at]) * N + at;
    }
    matching = keys.subarray(0, found).sort();
  }
  function row(at, first) {
    const line_ = make('tr');
    line_.tabIndex = first ? 0 : -1;
    line_.dataset.at = at;
    const [thumb, sev, message, place, who, date] = ['th', 'sv', 'msg', 'pg', 'ag', 'dt'].map(style => make('td', style));
    thumb.append(picture(shown[at], ''));
    sev.append(make('span', `sev ${SEVERITIES[severity[at]]}`, words[SEVERITIES[severity[at]]]));
    if (decided(at)) sev.append(make('span', 'known', words[decided(at)]));
    const link = make('a', '', rules[rule[at]][1]), told = make('span', '', rules[rule[at]][0]);
    link.href = `#f-${id[at]}`;
    if (reason[at]) told.append(' · ', make('bdi', '', reason[at]));
    message.append(link, told);
    const [location_, publisher, day] = pages[page[at]];
    place.append(location_, make('span', 'known', [publisher, line[at] ? say('line', { line: line[at] }) : ''].filter(Boolean).join(' · ')));
    who.textContent = agencies[agency[at]];
    date.textContent = day;
    line_.append(thumb, sev, message, place, who, date);
    return line_;
  }
  function draw() {
    const last = Math.max(1, Math.ceil(matching.length / PER));
    state.p = Math.min(Math.max(1, state.p), last);
    const from = (state.p - 1) * PER;
    const some = [...matching.subarray(from, from + PER)].map((key, place) => row(key % N, place === 0));
    if (!some.length) {
      const empty = make('tr'), cell = make('td', '', words.none);
      cell.colSpan = 6;
      empty.append(cell);
      some.push(empty);
    }
    $('#rows').replaceChildren(...some);
    const told = { count: number(matching.length), all: number(N), from: number(from + 1), to: number(Math.min(matching.length, from + PER)) };
    $('#count').textContent = say(matching.length > PER ? 'showing' : 'count', told);
    $('#pg').textContent = say('page', { page: number(state.p), pages: number(last) });
    $('#prev').disabled = state.p <= 1;
    $('#next').disabled = state.p >= last;
    for (const head of $$('#tri th[data-k]')) head.setAttribute('aria-sort', head.dataset.k === state.sort ? (state.down ? 'descending' : 'ascending') : 'none');
  }

  // The address holds the state, so that a link shows the same list again. Only the hash: a file has no other.
  function toHash() {
    const asked = new URLSearchParams();
    for (const key of FILTERS) if (state[key]) asked.set(key, state[key]);
    if (state.sort !== 'sev' || state.down) asked.set('sort', (state.down ? '-' : '') + state.sort);
    if (state.p > 1) asked.set('p', state.p);
    return `#findings${asked.size ? '?' + asked : ''}`;
  }
  function fromHash(asked) {
    const stated = new URLSearchParams(asked);
    for (const key of FILTERS) {
      state[key] = stated.get(key) || '';
      $(`#i-${key}`).value = state[key];
    }
    const sort = stated.get('sort') || 'sev';
    state.down = sort.startsWith('-');
    state.sort = Object.hasOwn(columns, sort.replace('-', '')) ? sort.replace('-', '') : 'sev';
    state.p = Number.parseInt(stated.get('p'), 10) || 1;
  }
  let own = '';
  function update(page = 1) {
    state.p = page;
    find();
    draw();
    own = toHash();
    location.hash = own;
  }

  // Screens.
  function decoded(name) { try { return decodeURIComponent(name); } catch { return name; } }
  const HOME = 'overview';
  function open() {
    if (own && location.hash === own) { own = ''; return; }
    own = '';
    const [name, asked] = [decoded(location.hash.slice(1).split('?', 1)[0]), location.hash.split('?').slice(1).join('?')];
    const finding = name.startsWith('f-'), pageView = /^p-\d+$/.test(name);
    let section = $(`section.view[id="${CSS.escape(name)}"]`) || $('#' + HOME);
    if (name.startsWith('rule-')) section = $('#rules');
    if (finding || pageView) {
      section = $('#told');
      section.replaceChildren(told(finding ? 'finding' : 'page', name) || short(name));
      const at = finding ? id.indexOf(name.slice(2)) : -1;
      if (at >= 0) $('.where', section).after(choices(at));
      section.hidden = false;
    }
    if (section.id === 'findings') { fromHash(asked || ''); find(); draw(); }
    for (const view of $$('section.view')) view.classList.toggle('on', view === section);
    document.body.classList.toggle('deep', section.id !== HOME);
    const tab = finding ? 'findings' : pageView ? 'pages' : section.id;
    for (const link of $$('.tabs a')) link.dataset.v === tab ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current');
    const target = name.startsWith('rule-') ? document.getElementById(name) : null;
    target ? target.scrollIntoView() : scrollTo(0, 0);
    const heading = $('h2', target || section) || $('h3', target || section);
    if (heading && open.before) { heading.tabIndex = -1; heading.focus({ preventScroll: true }); }
    open.before = true;
  }
  function short(name) {
    const at = id.indexOf(name.slice(2)), wrap = make('div', 'wrap'), article = make('article', 'finding');
    article.append(wrap);
    if (at < 0) {
      wrap.append(make('h2', '', words.gone));
      return article;
    }
    const head = make('div', 'fh'), where = make('p', 'where'), command = make('pre', '', `auditor check ${quote(pages[page[at]][0])} --select ${rules[rule[at]][0]} -o report.html`);
    head.append(make('h2', '', rules[rule[at]][1]), make('span', `sev ${SEVERITIES[severity[at]]}`, words[SEVERITIES[severity[at]]]), make('span', 'code', rules[rule[at]][0]));
    where.textContent = [pages[page[at]][0], line[at] ? say('line', { line: line[at] }) : ''].filter(Boolean).join(' · ');
    wrap.append(head, where, make('p', 'txt', reason[at]), make('p', 'sub', words.compact), command);
    return article;
  }
  const quote = text => /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'"'"'`)}'`;

  const options = (key, entries) => entries.sort((a, b) => a[1] < b[1] ? -1 : 1).forEach(([value, text]) => { if (!value) return; const option = make('option', '', text); option.value = value; $(`#i-${key}`).append(option); });
  options('rule', rules.map(entry => [entry[0], `${entry[0]}: ${entry[1]}`]));
  options('agency', agencies.map(name => [name, name]));
  options('publisher', publishers.slice(0, 1000).map(name => [name, name]));
  $('#save').addEventListener('click', save);
  tally();
  let waiting;
  for (const control of $$('.tools input, .tools select')) control.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { state[control.id.slice(2)] = control.value; update(); }, control.tagName === 'INPUT' ? 120 : 0);
  });
  $('.tools').addEventListener('submit', event => event.preventDefault());
  $('#clear').addEventListener('click', () => { for (const key of FILTERS) state[key] = $(`#i-${key}`).value = ''; update(); });
  $('#prev').addEventListener('click', () => update(state.p - 1));
  $('#next').addEventListener('click', () => update(state.p + 1));
  for (const button of $$('#tri th[data-k] button')) button.addEventListener('click', () => {
    const key = button.parentNode.dataset.k;
    state.down = state.sort === key && !state.down;
    state.sort = key;
    update();
  });
  const go = line_ => { if (line_?.dataset.at) location.hash = `#f-${id[line_.dataset.at]}`; };
  $('#rows').addEventListener('click', event => { if (!event.target.closest('a') && !getSelection().toString()) go(event.target.closest('tr')); });
  // Single keys act only while the focus is in the list (WCAG 2.1.4).
  $('#rows').addEventListener('keydown', event => {
    const line_ = event.target.closest('tr');
    if (!line_ || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = to => { if (to) { line_.tabIndex = -1; to.tabIndex = 0; to.focus(); } };
    const keys = {
      j: () => move(line_.nextElementSibling), ArrowDown: () => move(line_.nextElementSibling),
      k: () => move(line_.previousElementSibling), ArrowUp: () => move(line_.previousElementSibling),
      Home: () => move(line_.parentNode.firstElementChild), End: () => move(line_.parentNode.lastElementChild),
      Enter: () => go(line_), '/': () => $('#i-q').focus(), '?': () => $('#keys').showModal(),
    };
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  $('#help').addEventListener('click', () => $('#keys').showModal());
  $('#closekeys').addEventListener('click', () => $('#keys').close());

  async function copy(text) {
    try { await navigator.clipboard.writeText(text); } catch {
      const area = make('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
  }
  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-copy], [data-copy-link]');
    if (!button) return;
    await copy('copyLink' in button.dataset ? location.href : $('.t, pre', button.closest('.fix, .cmd')).textContent);
    const before = button.textContent;
    button.textContent = $('#live').textContent = words.copied;
    setTimeout(() => { button.textContent = before; $('#live').textContent = ''; }, AGAIN);
  });

  const theme = $('#theme');
  const setTheme = name => {
    name ? root.dataset.theme = name : delete root.dataset.theme;
    theme.textContent = words[`theme-${name || 'auto'}`];
  };
  let kept = '';
  try { kept = localStorage.getItem('auditor-theme') || ''; } catch { /* a file may have no storage */ }
  setTheme(['dark', 'light'].includes(kept) ? kept : '');
  theme.addEventListener('click', () => {
    const next = { dark: 'light', light: '' }[root.dataset.theme] ?? 'dark';
    setTheme(next);
    try { localStorage.setItem('auditor-theme', next); } catch { /* as above */ }
  });

  addEventListener('hashchange', open);
  // What the first search and the first sorting need is made ready while nobody waits.
  (window.requestIdleCallback || setTimeout)(() => { searched(); Object.keys(columns).forEach(ranked); });
  open();
  root.dataset.ready = Math.round(performance.now() - began);
})();
