// Groups across pages, a few at a time.
const GROUPS = 10; // a page
const grouped = $('#grouped')?.textContent ?? '', groupCount = [...grouped.matchAll(/<article class="group" id="/g)].length;
function drawGroups(asked) {
  const last = Math.max(1, Math.ceil(groupCount / GROUPS)), p = Math.min(Math.max(1, Number.parseInt(new URLSearchParams(asked).get('p'), 10) || 1), last);
  const some = Array.from({ length: Math.min(GROUPS, groupCount - (p - 1) * GROUPS) }, (_, at) => cut('group', `g-${(p - 1) * GROUPS + at}`, grouped));
  for (const article of some) inside(article);
  $('#groups .list').replaceChildren(...some);
  pager([$('#gprev'), $('#gpg'), $('#gnext')], p, last);
  for (const [button, to] of [[$('#gprev'), p - 1], [$('#gnext'), p + 1]]) button.onclick = () => { location.hash = `#groups?p=${to}`; };
}
// Links that lead into the folder stay in the report.
function inside(element) {
  for (const link of $$('a[href*=".html#"]', element)) if (folder && link.getAttribute('href').startsWith(`${folder.name}/d`)) link.href = link.hash;
}
