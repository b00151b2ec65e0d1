/* Keys, each for one tab or for all of them, and the list of them. */
(() => {
  "use strict";
  const { tab, choose } = dateline;
  const known = { page: {} };
  const TABS = { a: "ask", c: "check", l: "library", e: "evaluation" };
  const at = (id) => document.getElementById(id);
  let going = 0;

  /* Registers keys for a tab ("page" for all): {key: function}; one that returns false lets the key through. */
  function keys(where, does) { Object.assign(known[where] = known[where] || {}, does); }

  function typing(target) {
    return target instanceof Element && target.closest("input, textarea, select, [contenteditable=true], dialog");
  }

  function open(name) {
    const dialog = at("dl-dialog-" + name);
    if (dialog && !dialog.open) dialog.showModal();
    return dialog;
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "?" && event.target instanceof Element && event.target.matches("#dl-box textarea")
        && !event.target.value) { event.preventDefault(); open("keys"); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
    if (event.target instanceof Element && event.key === "Enter" && event.target.closest("a, button")) return;
    const now = performance.now();
    if (now - going < 1500 && TABS[event.key]) {
      going = 0;
      event.preventDefault();
      choose(TABS[event.key]);
      return;
    }
    going = event.key === "g" ? now : 0;
    const act = (known[tab()] || {})[event.key] || known.page[event.key];
    if (act && act() !== false) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest("#dl-keys-open")) open("keys");
    const close = event.target.closest(".dl-dialog-close");
    if (close) close.closest("dialog").close();
    else if (event.target instanceof HTMLDialogElement) event.target.close();
  });

  keys("page", {
    "?": () => { open("keys"); },
    u: () => {
      const undo = document.querySelector("#dl-toast:not([hidden]) button");
      if (!undo) return false;
      undo.click();
      return true;
    },
    "]": () => dateline.stepQuote(1),
    "[": () => dateline.stepQuote(-1),
  });
  Object.assign(dateline, { keys, openDialog: open });
})();
