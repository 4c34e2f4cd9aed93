// What the desk has decided, by fingerprint: kept by the browser where it may, taken out as JSON Lines.
const DECISIONS = ['to-fix', 'accept', 'false-alarm'], KEPT = 'auditor-decisions', LONGEST_NOTE = 500;
let decisions = {};
try { decisions = JSON.parse(localStorage.getItem(KEPT)) || {}; } catch { /* a file may have no storage */ }
const decided = at => DECISIONS.includes(decisions[id[at]]?.decision) ? decisions[id[at]].decision : '';
const note = at => decided(at) ? String(decisions[id[at]].note ?? '') : '';
function decide(at, decision, note) {
  if (decision) decisions[id[at]] = { decision, note };
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
    const choice = button('btn small', words[decision], () => {
      decide(at, decided(at) === decision ? '' : decision, note(at));
      group.replaceWith(choices(at));
      $$('.decide button')[DECISIONS.indexOf(decision)].focus();
    });
    choice.setAttribute('aria-pressed', decided(at) === decision);
    return choice;
  }));
  if (decided(at)) group.append(noted(at));
  return group;
}
function noted(at) {
  const label = make('label', 'known', words.remark), field = make('input');
  Object.assign(field, { type: 'text', value: note(at), maxLength: LONGEST_NOTE, autocomplete: 'off' });
  field.addEventListener('input', () => decide(at, decided(at), field.value.trim()));
  label.append(field);
  return label;
}
function save() {
  const lines = id.flatMap((one, at) => decided(at) ? [JSON.stringify({ id: one, decision: decided(at), note: note(at), rule: rules[rule[at]][0], severity: SEVERITIES[severity[at]], page: pages[page[at]].location })] : []);
  const link = make('a');
  link.href = URL.createObjectURL(new Blob([lines.join('\n'), '\n'], { type: 'application/jsonl' }));
  link.download = 'decisions.jsonl';
  link.click();
  URL.revokeObjectURL(link.href);
}
