/* What all tabs share: which tab is open (on the container as data-tab, for the styles), and `dateline`, the few
   functions that the scripts of the tabs use. */
(() => {
  "use strict";
  const page = () => document.querySelector(".gradio-container");
  const watchers = [];

  /* Calls `watcher` at most once a frame after anything on the page has changed. */
  function watch(watcher) { watchers.push(watcher); }

  /* Calls a name of ours on the server and returns what it returns; throws the server's sentence. */
  async function call(name, ...data) {
    const reply = await fetch(new URL("gradio_api/run/" + name, document.baseURI), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ data }),
    });
    const told = await reply.json().catch(() => ({}));
    if (!reply.ok) throw new Error(told.error || String(reply.status));
    return told.data.length > 1 ? told.data : told.data[0];
  }

  /* Text as a part of a sentence, isolated from the rest where it runs from right to left (as in ui/web/bidi.py). */
  const MARKS = /[\u202a-\u202e\u2066-\u2069]/g;
  const LEFTWARD = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]|[\ud802\ud803\ud83a\ud83b]/;
  function isolated(text) {
    const bare = text.replace(MARKS, "");
    return LEFTWARD.test(bare) ? "\u2068" + bare + "\u2069" : bare;
  }

  /* Fills the fields of one of the page's sentences. */
  function say(key, values = {}) {
    return Object.entries(values).reduce((text, [name, value]) =>
      text.replace("{" + name + "}", () => isolated(String(value))), window.dlWords[key]);
  }

  function tab() {
    const chosen = document.querySelector("#dl-tabs > .tab-wrapper [role=tab][aria-selected=true]");
    return chosen ? chosen.dataset.tabId : "ask";
  }

  function choose(name) {
    const button = document.querySelector("#dl-tabs > .tab-wrapper [role=tab][data-tab-id='" + name + "']");
    if (button) button.click();
  }

  /* Has a screen reader say something; the same words twice are said twice. */
  function announce(text) {
    const live = document.getElementById("dl-live");
    if (!live) return;
    live.textContent = "";
    setTimeout(() => { live.textContent = text; }, 60);
  }

  /* Tells something in a corner for a while; `action` is {label, run}, offered as a button. */
  let fading = 0;
  function fade(after) {
    clearTimeout(fading);
    fading = setTimeout(() => {
      const host = document.getElementById("dl-toast");
      if (host.matches(":hover, :focus-within")) fade(1500); // somebody is at it
      else host.hidden = true;
    }, after);
  }

  function toast(text, action) {
    const host = document.getElementById("dl-toast");
    if (!host) return;
    host.textContent = text;
    if (action) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = action.label;
      button.addEventListener("click", () => { host.hidden = true; action.run(); });
      host.append(button);
    }
    host.hidden = false;
    fade(action ? 10000 : 4500);
  }

  watch(() => {
    const now = tab();
    if (page() && page().dataset.tab !== now) {
      page().dataset.tab = now;
      if (now !== "ask") page().classList.remove("dl-unfolded");
    }
  });

  window.dateline = { watch, call, say, tab, choose, page, announce, toast };

  let due = false;
  new MutationObserver(() => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => { due = false; watchers.forEach((one) => one()); });
  }).observe(document.documentElement, { childList: true, subtree: true, characterData: true, attributes: true,
    attributeFilter: ["aria-selected"] });
})();
