// What is told in full stands in a noscript, text until it is asked for, or in the parts of the folder.
const full = $('#full').textContent;
const pictures = new Map([...full.matchAll(/<image id="i(\d+)" width="(\d+)" height="(\d+)" href="(data:image\/webp;base64,[A-Za-z0-9+/=]*)"\/>/g)].map(([, id, width, height, src]) => [+id, { width, height, src }]));
const drawing = at => folder ? { src: `${folder.name}/i${at}.webp` } : pictures.get(at);
function picture(at, alt) {
  const held = at < 0 ? null : drawing(at);
  if (!held) return make('span', 'nopic');
  const image = make('img');
  Object.assign(image, held, { decoding: 'async', alt });
  return image;
}
function redrawn(article) {
  for (const drawn of $$('svg.pic', article)) drawn.replaceWith(picture(+$('use', drawn).getAttribute('href').slice(2), drawn.getAttribute('aria-label') || ''));
  return article;
}
function cut(kind, name, text) {
  const start = text.indexOf(`<article class="${kind}" id="${name}">`);
  if (start < 0) return null;
  const end = text.indexOf('</article>', start) + '</article>'.length;
  const parsed = new DOMParser().parseFromString(text.slice(start, end), 'text/html').body.firstElementChild;
  for (const image of $$('img.pic', parsed)) image.setAttribute('src', `${folder.name}/${image.getAttribute('src').split('/').pop()}`);
  const article = document.importNode(parsed, true);
  article.removeAttribute('id'); // else the browser would scroll to it by itself
  return redrawn(article);
}
const partOf = (starts, number) => { let at = 0; while (at + 1 < starts.length && starts[at + 1] <= number) at++; return at; };
const parts = new Map();
const PARTS = 6; // that are kept
function part(at) {
  if (!parts.has(at)) parts.set(at, load(at));
  while (parts.size > PARTS) parts.delete(parts.keys().next().value);
  return parts.get(at);
}
// A part gives its articles to the report that knows its key, and to no other page.
function load(at) {
  return new Promise(done => {
    const frame = make('iframe');
    const end = text => { removeEventListener('message', hear); clearTimeout(late); frame.remove(); if (!text) parts.delete(at); done(text); };
    const hear = event => { if (event.source === frame.contentWindow && typeof event.data?.articles === 'string') end(event.data.articles); };
    const late = setTimeout(() => end(''), PATIENCE);
    addEventListener('message', hear);
    frame.hidden = true;
    frame.src = `${folder.name}/d${at}.html#${folder.key}`;
    document.body.append(frame);
  });
}
async function told(kind, name, number) {
  const here = cut(kind, name, full);
  if (here || !folder || number < 0) return here;
  return cut(kind, name, await part(partOf(kind === 'page' ? folder.pages : folder.findings, number)));
}
function short(name) {
  const at = id.indexOf(name.slice(2)), wrap = make('div', 'wrap'), article = make('article', 'finding');
  article.append(wrap);
  if (at < 0) {
    wrap.append(make('h2', '', words.gone));
    return article;
  }
  const head = make('div', 'fh'), where = make('p', 'where'), [code, message] = rules[rule[at]];
  head.append(make('h2', '', message), make('span', `sev ${SEVERITIES[severity[at]]}`, words[SEVERITIES[severity[at]]]), make('span', 'code', code));
  where.textContent = [pages[page[at]].location, line[at] ? say('line', { line: line[at] }) : ''].filter(Boolean).join(' · ');
  const command = make('pre', '', `auditor check ${quote(pages[page[at]].location)} --select ${code} -o report.html`);
  wrap.append(head, where, make('p', 'txt', reason[at]), make('p', 'sub', folder ? say('lost', { folder: decoded(folder.name) }) : words.compact), command);
  return article;
}
// The way through the list as it was filtered last: the finding before and the one behind.
function walk(at) {
  const nav = make('nav', 'walk');
  nav.setAttribute('aria-label', words.walk);
  const place = placeOf(at), step = (to, key) => {
    const there = to >= 0 && to < matching.length;
    const link = there ? linked('', words[key], `#f-${id[matching[to] % N]}`) : make('span', 'off', words[key]);
    link.addEventListener('click', () => { stepped = key; });
    link.dataset.step = key;
    return link;
  };
  nav.append(step(place - 1, 'before'), make('span', '', say('place', { place: number(place + 1), count: number(matching.length) })), step(place + 1, 'behind'));
  return place < 0 ? '' : nav;
}
let stepped = '';
