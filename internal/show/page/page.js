// Links the words of the text and the statements beside it, both ways: the pointer
// and the focus light up the counterparts; j and k walk the statements; Enter goes
// from a statement to its words and back; Esc lets go.
(function () {
  'use strict';
  var byID = new Map();
  document.querySelectorAll('[data-s]').forEach(function (el) {
    el.dataset.s.split(' ').forEach(function (id) {
      if (!byID.has(id)) byID.set(id, []);
      byID.get(id).push(el);
    });
  });
  var lit = [];
  function light(el) {
    lit.forEach(function (e) { e.classList.remove('hot'); });
    lit = [];
    if (!el) return;
    // Words light up what they are part of, the most telling first; a card its words.
    var ids = el.dataset.go ? [el.dataset.go] : el.classList.contains('card') ? [el.id] : el.dataset.s.split(' ');
    ids.forEach(function (id) {
      byID.get(id).forEach(function (e) { e.classList.add('hot'); lit.push(e); });
    });
  }
  function marked(target) { return target.closest ? target.closest('[data-s]') : null; }
  document.addEventListener('mouseover', function (event) { light(marked(event.target) || marked(document.activeElement)); });
  document.addEventListener('focusin', function (event) { light(marked(event.target)); });
  document.addEventListener('focusout', function () { light(null); });

  function show(el) {
    if (!el) return;
    if (!el.hasAttribute('tabindex')) el.setAttribute('tabindex', '-1');
    el.focus({ preventScroll: true });
    var still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    el.scrollIntoView({ block: 'nearest', behavior: still ? 'auto' : 'smooth' });
  }
  function counterpart(el) {
    if (el.classList.contains('card')) return document.getElementById(el.id + '-t');
    return document.getElementById(el.dataset.go || el.dataset.s.split(' ')[0]);
  }
  document.addEventListener('click', function (event) {
    var el = marked(event.target);
    if (!el || event.target.closest('a[href^="http"]') || String(getSelection())) return;
    event.preventDefault();
    var other = counterpart(el);
    if (el.classList.contains('card') && other) other.scrollIntoView({ block: 'nearest' });
    if (el.classList.contains('card')) { el.focus(); light(el); } else show(other);
  });
  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    var here = document.activeElement, el = here === document.body ? null : marked(here);
    if (event.key === 'Enter' && el) { event.preventDefault(); show(counterpart(el)); return; }
    if (event.key === 'Escape') { here.blur(); light(null); return; }
    if (event.key !== 'j' && event.key !== 'k') return;
    var cards = Array.from(document.querySelectorAll('.card'));
    var at = el ? cards.indexOf(el.classList.contains('card') ? el : counterpart(el)) : -1;
    var next = event.key === 'j' ? at + 1 : at < 0 ? cards.length - 1 : at - 1;
    if (cards[next]) { show(cards[next]); var t = counterpart(cards[next]); if (t) t.scrollIntoView({ block: 'nearest' }); }
  });
})();
