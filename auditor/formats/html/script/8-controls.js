const options = (key, entries) => entries.sort((a, b) => a[1] < b[1] ? -1 : 1).forEach(([value, text]) => { if (!value) return; const option = make('option', '', text); option.value = value; $(`#i-${key}`).append(option); });
options('rule', rules.map(entry => [entry[0], `${entry[0]}: ${entry[1]}`]));
options('agency', agencies.map(name => [name, name]));
options('publisher', publishers.slice(0, 1000).map(name => [name, name]));
inside(document);
redrawn($('#' + HOME));
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
$('#pprev').addEventListener('click', () => { location.hash = pagesHash(paging.p - 1); });
$('#pnext').addEventListener('click', () => { location.hash = pagesHash(paging.p + 1); });
for (const head of $$('#tri th[data-k] button')) head.addEventListener('click', () => {
  const key = head.parentNode.dataset.k;
  state.down = state.sort === key && !state.down;
  state.sort = key;
  update();
});
for (const head of $$('#pagetable th[data-k] button')) head.addEventListener('click', () => {
  const key = head.parentNode.dataset.k;
  paging.down = paging.sort === key ? !paging.down : key !== 'page';
  paging.sort = key;
  location.hash = pagesHash();
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
  const pressed = event.target.closest('[data-copy], [data-copy-link]');
  if (!pressed) return;
  await copy('copyLink' in pressed.dataset ? location.href : $('.t, pre', pressed.closest('.fix, .cmd')).textContent);
  const before = pressed.textContent;
  pressed.textContent = $('#live').textContent = words.copied;
  setTimeout(() => { pressed.textContent = before; $('#live').textContent = ''; }, AGAIN);
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
await open();
root.dataset.ready = Math.round(performance.now() - began);
