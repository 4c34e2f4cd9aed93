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

function decoded(name) { try { return decodeURIComponent(name); } catch { return name; } }
const HOME = 'overview';
const LISTS = [['findings', '#rows'], ['pages', '#pagerows'], ['groups', '#groups .list']]; // empty while another screen is open
let opened = 0; // counts the screens, so that one that comes late does not push out a later one
async function open() {
  if (own && location.hash === own) { own = ''; return; }
  own = '';
  const turn = ++opened;
  const name = decoded(location.hash.slice(1).split('?', 1)[0]), asked = location.hash.split('?').slice(1).join('?');
  const kind = name.startsWith('f-') ? 'finding' : /^p-\d+$/.test(name) ? 'page' : '';
  let section = $(`section.view[id="${CSS.escape(name)}"]`) || $('#' + HOME);
  if (name.startsWith('rule-')) section = $('#rules');
  if (kind) {
    section = $('#told');
    const at = kind === 'finding' ? id.indexOf(name.slice(2)) : +name.slice(2);
    const article = await told(kind, name, at) || short(name);
    if (turn !== opened) return;
    section.replaceChildren(article);
    if (kind === 'finding' && at >= 0) equip(article, at);
    section.hidden = false;
  }
  for (const [screen, list] of LISTS) if (section.id !== screen) $(list)?.replaceChildren();
  if (section.id === 'findings') { fromHash(asked); find(); draw(); }
  if (section.id === 'pages') drawPages(asked);
  if (section.id === 'groups') drawGroups(asked);
  show(section, kind === 'finding' ? 'findings' : kind === 'page' ? 'pages' : section.id);
  settle(section, name);
}
function equip(article, at) {
  if (!matching.length) find();
  $('.where', article).after(choices(at));
  ($('.back', article) || $('.fh', article)).append(walk(at));
}
function show(section, tab) {
  for (const view of $$('section.view')) view.classList.toggle('on', view === section);
  document.body.classList.toggle('deep', section.id !== HOME);
  for (const link of $$('.tabs a')) link.dataset.v === tab ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current');
}
// Where the eye and the focus go: to the rule that was asked for, the step that was taken, else the heading.
function settle(section, name) {
  const target = name.startsWith('rule-') ? document.getElementById(name) : null;
  target ? target.scrollIntoView() : scrollTo(0, 0);
  const heading = (stepped && $(`[data-step="${stepped}"][href]`, section)) || $('h2', target || section) || $('h3', target || section);
  if (heading && settle.before) {
    if (!heading.href) heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
  stepped = '';
  settle.before = true;
}
