/* Whoever works with keys alone is always somewhere on the page. When what they are at goes away, such as a button
   that has done its work, they are put to what stands nearest instead of the top of the page. */
(() => {
  "use strict";
  const { watch } = dateline;
  const TOUCH = window.matchMedia("(pointer: coarse)"); // a box that has the focus brings up a keyboard there
  const WITHIN = "button:not(:disabled), a[href], input:not(:disabled), select:not(:disabled), textarea, summary, [tabindex]";
  const at = (id) => document.getElementById(id);

  let last = null; // what has or had the focus
  let around = []; // what it stood in, innermost first
  let before = null; // where the focus was before it went to a message in the corner

  const lost = () => document.activeElement === null || document.activeElement === document.body;
  const shown = (one) => one.isConnected && one.checkVisibility({ visibilityProperty: true });

  /* Puts the focus to where one is when one is at nothing in particular: the question box, elsewhere the tab. */
  function rest() {
    const box = document.querySelector(TOUCH.matches ? "#dl-thread [role=log]" : "#dl-box textarea");
    const tab = document.querySelector("#dl-tabs > .tab-wrapper [role=tab][aria-selected=true]");
    const place = [box, tab].find((one) => one && shown(one));
    if (place) place.focus({ preventScroll: true });
  }

  function land() {
    const home = around.find(shown);
    if (!home || around.some((one) => one.matches("#dl-box, #dl-thread"))) { rest(); return; }
    if (around.includes(at("dl-toast")) && before && shown(before)) { before.focus({ preventScroll: true }); return; }
    const near = home.closest("#dl-tabs .tabitem, #dl-panel, #dl-head, dialog") && [...home.querySelectorAll(WITHIN)].find(shown);
    if (near) near.focus({ preventScroll: true }); else rest();
  }

  function heed() {
    if (!last || !lost()) return;
    const gone = !shown(last);
    if (gone) land();
    else last = null; // whoever clicked beside everything wanted nothing
    if (lost()) last = null;
  }

  document.addEventListener("focusin", (event) => {
    if (event.target.closest("#dl-toast") && !around.includes(at("dl-toast"))) before = last;
    last = event.target;
    around = [];
    for (let one = last.parentElement; one; one = one.parentElement) around.push(one);
  });

  /* What is hidden keeps the focus until the page is drawn, and is asked about after that. */
  const soon = () => requestAnimationFrame(() => setTimeout(heed));
  for (const done of ["focusout", "click", "keydown"]) document.addEventListener(done, soon);
  watch(heed);

  Object.assign(dateline, { rest, shown, lost });
})();
