// The pages, those with most errors first.
const PAGE_KEYS = { page: at => pages[at].title || pages[at].location, photographs: at => pages[at].photographs, errors: at => pages[at].counts[0], warnings: at => pages[at].counts[1], notes: at => pages[at].counts[2] };
const worst = (a, b) => pages[b].counts[0] - pages[a].counts[0] || pages[b].counts[1] - pages[a].counts[1] || pages[b].counts[2] - pages[a].counts[2] || a - b;
const paging = { sort: 'errors', down: true, p: 1 };
function pageRow(at) {
  const { location, article, title, photographs, counts } = pages[at];
  const line_ = make('tr'), name = make('td', 'pg');
  name.append(linked('', title || location, article < 0 ? `#findings?q=${encodeURIComponent(location)}` : `#p-${article}`));
  if (title) name.append(make('span', 'known', location));
  line_.append(name, ...[photographs, ...counts].map(count => make('td', count ? 'n' : 'n nil', number(count))));
  return line_;
}
function drawPages(asked) {
  const stated = new URLSearchParams(asked), sort = stated.get('sort') || '-errors';
  paging.down = sort.startsWith('-');
  paging.sort = Object.hasOwn(PAGE_KEYS, sort.replace('-', '')) ? sort.replace('-', '') : 'errors';
  const key = PAGE_KEYS[paging.sort], turn = paging.down ? -1 : 1;
  const order = pages.map((_, at) => at).sort((a, b) => (key(a) < key(b) ? -turn : key(a) > key(b) ? turn : worst(a, b)));
  const last = Math.max(1, Math.ceil(order.length / PER));
  paging.p = Math.min(Math.max(1, Number.parseInt(stated.get('p'), 10) || 1), last);
  $('#pagerows').replaceChildren(...order.slice((paging.p - 1) * PER, paging.p * PER).map(pageRow));
  pager([$('#pprev'), $('#ppg'), $('#pnext')], paging.p, last);
  sorted('#pagetable', paging);
}
const pagesHash = (p = 1) => `#pages?sort=${paging.down ? '-' : ''}${paging.sort}${p > 1 ? `&p=${p}` : ''}`;
