const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
const began = performance.now();
const root = document.documentElement;
root.classList.add('js');
const PER = 100; // rows a page: find, print and screen readers keep working, and the document stays small
const SEVERITIES = ['error', 'warning', 'note'];
const AGAIN = 1400; // milliseconds for which a button says that it has copied
const PATIENCE = 8000; // milliseconds after which a part of the folder is taken to be lost

function make(tag, style, text) {
  const element = document.createElement(tag);
  if (style) element.className = style;
  if (text != null) element.textContent = text;
  return element;
}
function button(style, text, act) {
  const element = make('button', style, text);
  element.type = 'button';
  element.addEventListener('click', act);
  return element;
}
function linked(style, text, address) {
  const element = make('a', style, text);
  element.href = address;
  return element;
}
const quote = text => /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'"'"'`)}'`;
