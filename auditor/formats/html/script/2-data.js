// The list, as it is or packed (zlib, base64).
async function read(element) {
  if (!('packed' in element.dataset)) return JSON.parse(element.textContent);
  const bytes = Uint8Array.from(atob(element.textContent), letter => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return JSON.parse(await new Response(stream).text());
}
const data = await read($('#data'));
$('#data').remove();
const words = data.words, rules = data.rules, folder = data.folder;
const say = (key, values = {}) => Object.entries(values).reduce((sentence, [name, value]) => sentence.replaceAll(`{${name}}`, value), words[key]);
const number = count => String(count).replace(/\B(?=(\d{3})+$)/g, data.thousands);

// Findings: one array a column; pages, agencies and publishers as numbers into tables.
const id = [], severity = [], rule = [], page = [], line = [], shown = [], agency = [], reason = [], since = [];
const pages = [], agencies = [], publishers = [], publisherOf = [];
const index = (table, known, entry) => known.has(entry) ? known.get(entry) : (known.set(entry, table.length), table.push(entry) - 1);
const agencyNumbers = new Map(), publisherNumbers = new Map(), pageNumbers = new Map();
for (const chunk of data.chunks) {
  const pageHere = chunk.pages.map(([location, publisher, day, article, title, photographs]) => {
    const key = `${article} ${location}`;
    if (!pageNumbers.has(key)) {
      pageNumbers.set(key, pages.length);
      pages.push({ location, publisher, day, article, title, photographs, counts: [0, 0, 0] });
      publisherOf.push(index(publishers, publisherNumbers, publisher));
    }
    return pageNumbers.get(key);
  });
  const agencyHere = chunk.agencies.map(name => index(agencies, agencyNumbers, name));
  const ids = chunk.ids.split(' ');
  const [severities, ruleNumbers, places, lines, pictureNumbers, agencyNumbersHere, reasons, stands] = chunk.columns;
  for (let at = 0; at < severities.length; at++) {
    id.push(ids[at]); severity.push(severities[at]); rule.push(ruleNumbers[at]); page.push(pageHere[places[at]]);
    line.push(lines[at]); shown.push(pictureNumbers[at]); agency.push(agencyHere[agencyNumbersHere[at]]); reason.push(reasons[at]);
    since.push(stands ? stands[at] : 0);
    pages[pageHere[places[at]]].counts[severities[at]]++;
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
  page: () => { const rank = rankOf(pages.map(entry => entry.location)); return page.map(at => rank[at]); },
  agency: () => { const rank = rankOf(agencies); return agency.map(at => rank[at]); },
  date: () => { const rank = rankOf(pages.map(entry => entry.day)); return page.map(at => rank[at]); },
};
const ranked = key => { if (!ranks.has(key)) ranks.set(key, columns[key]()); return ranks.get(key); };
let texts = null;
const searched = () => texts ??= Array.from({ length: N }, (_, at) => `${rules[rule[at]].join(' ')} ${pages[page[at]].location} ${pages[page[at]].title} ${pages[page[at]].publisher} ${agencies[agency[at]]} ${reason[at]}`.toLowerCase());
