const FILTERS = ['q', 'sev', 'rule', 'agency', 'publisher', 'since', 'decision'].filter(key => $(`#i-${key}`));
const SINCE = ['known', 'new', 'back'];
const state = { q: '', sev: '', rule: '', agency: '', publisher: '', since: '', decision: '', sort: 'sev', down: false, p: 1 };
let matching = new Float64Array(0);
const keyOf = at => (state.down ? N - ranked(state.sort)[at] : ranked(state.sort)[at]) * N + at;
function find() {
  const asked = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = { sev: SEVERITIES.indexOf(state.sev), rule: rules.findIndex(entry => entry[0] === state.rule), agency: agencyNumbers.get(state.agency), publisher: publisherNumbers.get(state.publisher), since: SINCE.indexOf(state.since) };
  const rank = ranked(state.sort), keys = new Float64Array(N);
  const text = asked.length ? searched() : null;
  let found = 0;
  for (let at = 0; at < N; at++) {
    if (state.sev && severity[at] !== wanted.sev) continue;
    if (state.rule && rule[at] !== wanted.rule) continue;
    if (state.agency && agency[at] !== wanted.agency) continue;
    if (state.publisher && publisherOf[page[at]] !== wanted.publisher) continue;
    if (state.since && since[at] !== wanted.since) continue;
    if (state.decision && (decided(at) || 'none') !== state.decision) continue;
    if (text && !asked.every(word => text[at].includes(word))) continue;
    keys[found++] = (state.down ? N - rank[at] : rank[at]) * N + at;
  }
  matching = keys.subarray(0, found).sort();
}
function placeOf(at) {
  const key = keyOf(at);
  let low = 0, high = matching.length;
  while (low < high) { const middle = (low + high) >> 1; matching[middle] < key ? low = middle + 1 : high = middle; }
  return matching[low] === key ? low : -1;
}
function row(at, first) {
  const line_ = make('tr');
  line_.tabIndex = first ? 0 : -1;
  line_.dataset.at = at;
  const [thumb, sev, message, place, who, date] = ['th', 'sv', 'msg', 'pg', 'ag', 'dt'].map(style => make('td', style));
  thumb.append(picture(shown[at], ''));
  sev.append(make('span', `sev ${SEVERITIES[severity[at]]}`, words[SEVERITIES[severity[at]]]));
  for (const word of [since[at] ? words[SINCE[since[at]]] : '', decided(at) && words[decided(at)]]) if (word) sev.append(make('span', 'known', word));
  const link = linked('', rules[rule[at]][1], `#f-${id[at]}`), said = make('span', '', rules[rule[at]][0]);
  if (reason[at]) said.append(' · ', make('bdi', '', reason[at]));
  message.append(link, said);
  const { location, publisher, day } = pages[page[at]];
  place.append(location, make('span', 'known', [publisher, line[at] ? say('line', { line: line[at] }) : ''].filter(Boolean).join(' · ')));
  who.textContent = agencies[agency[at]];
  date.textContent = day;
  line_.append(thumb, sev, message, place, who, date);
  return line_;
}
function pager(buttons, p, last) {
  const [before, told, behind] = buttons;
  told.textContent = say('page', { page: number(p), pages: number(last) });
  before.disabled = p <= 1;
  behind.disabled = p >= last;
  for (const element of buttons) element.hidden = last <= 1;
}
function draw() {
  const last = Math.max(1, Math.ceil(matching.length / PER));
  state.p = Math.min(Math.max(1, state.p), last);
  const from = (state.p - 1) * PER;
  const some = [...matching.subarray(from, from + PER)].map((key, place) => row(key % N, place === 0));
  if (!some.length) {
    const empty = make('tr'), cell = make('td', 'none', N ? words.none : words.nothing);
    cell.colSpan = 6;
    empty.append(cell);
    some.push(empty);
  }
  $('#rows').replaceChildren(...some);
  const told = { count: number(matching.length), all: number(N), from: number(from + 1), to: number(Math.min(matching.length, from + PER)) };
  $('#count').textContent = say(matching.length > PER ? 'showing' : 'count', told);
  pager([$('#prev'), $('#pg'), $('#next')], state.p, last);
  sorted('#tri', state);
}
function sorted(table, { sort, down }) {
  for (const head of $$(`${table} th[data-k]`)) head.setAttribute('aria-sort', head.dataset.k === sort ? (down ? 'descending' : 'ascending') : 'none');
}
