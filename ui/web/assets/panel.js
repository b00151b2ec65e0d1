/* Opens what a citation points to. Links carry their target, "#dl/<article>/<start>-<end>,…/<index>" (see
   ui/web/cite.py); one listener serves them all, since the chat's sanitiser drops handlers and data attributes.
   The HTML of an article comes escaped from the server and is inserted as it is. */
(() => {
  "use strict";
  const LINK = /^#dl\/([^/]+)\/([\d,-]*)\/(\d+)$/;
  const WIDE = window.matchMedia("(min-width: 861px)");
  const at = (id) => document.getElementById(id);
  const { page, say } = dateline;

  let shown = { key: "", quotes: 0, index: 0 };
  let opener = null; // the link that opened what is shown
  let outside = null; // the last one that stands outside of the panel, or where one was when a key opened it
  let answers = 0;
  let cards = null;
  let hint = null;
  let focused = false;
  let asked = 0;

  /* ---- the panel ---- */

  function reveal(view) {
    const article = view === "article";
    at("dl-article").hidden = !article;
    at("dl-sources").hidden = article;
    at("dl-back").hidden = !article;
    at("dl-panel-title").hidden = article;
    at("dl-steps").hidden = !(article && shown.quotes > 1);
  }

  function unfold() { page().classList.add("dl-unfolded"); }

  function fold() {
    page().classList.remove("dl-unfolded");
    giveFocusBack();
  }

  /* To what opened the panel; a conversation that was drawn anew has another link in the same place. */
  function giveFocusBack() {
    if (!dateline.lost() && !document.activeElement.closest("#dl-panel")) return;
    const twin = (one) => one && one.matches("a[href]")
      && [...document.querySelectorAll("a[href='" + CSS.escape(one.getAttribute("href")) + "']")].find(dateline.shown);
    const place = [opener, outside, twin(opener), twin(outside)].find((one) => one && dateline.shown(one));
    if (place) place.focus({ preventScroll: true }); else dateline.rest();
    opener = null;
  }

  function openedBy(link) {
    opener = link;
    if (link.closest("#dl-panel")) return;
    outside = dateline.shown(link) || dateline.lost() ? link : document.activeElement;
  }

  function back() {
    reveal("sources");
    mark(null);
    giveFocusBack();
  }

  /* Remembers which chip is open, so that the reader sees where the panel came from. */
  function mark(href) {
    document.querySelectorAll("a.dl-current").forEach((link) => link.classList.remove("dl-current"));
    if (href) {
      document.querySelectorAll("a[href^='#dl/']").forEach((link) => {
        if (link.getAttribute("href") === href) link.classList.add("dl-current");
      });
    }
  }

  async function open(link) {
    const href = link.getAttribute("href");
    const [, article, spans, index] = LINK.exec(href);
    openedBy(link);
    mark(href);
    const key = article + "/" + spans;
    if (shown.key !== key) {
      const call = ++asked;
      const html = await fetchArticle(decodeURIComponent(article), spans);
      if (call !== asked) return;
      at("dl-article").innerHTML = html === null ? "" : html;
      if (html === null) at("dl-article").append(paragraph(say("unreached")));
      const body = at("dl-article").querySelector(".dl-article");
      shown = { key: html === null ? "" : key, quotes: body ? Number(body.dataset.quotes) : 0, index: 0 };
    }
    reveal("article");
    unfold();
    step(Number(index));
    at("dl-article").focus({ preventScroll: true });
  }

  async function fetchArticle(name, spans) {
    try {
      return await dateline.call("article", name, spans);
    } catch {
      return null;
    }
  }

  function paragraph(text) {
    const element = document.createElement("p");
    element.className = "dl-hint";
    element.textContent = text;
    return element;
  }

  /* Brings quote `index` into view; the numbers wrap around. */
  function step(index) {
    const host = at("dl-article");
    host.querySelectorAll("mark.dl-active").forEach((one) => one.classList.remove("dl-active"));
    if (!shown.quotes) { host.scrollTop = 0; return; }
    shown.index = ((index % shown.quotes) + shown.quotes) % shown.quotes;
    const own = [...host.querySelectorAll("mark")].filter((one) =>
      one.dataset.q.split(" ").includes(String(shown.index)));
    own.forEach((one) => one.classList.add("dl-active"));
    if (own.length) bringIntoView(host, own[0], own[own.length - 1]);
    at("dl-step").textContent = say("step", { index: shown.index + 1, count: shown.quotes });
  }

  /* The headline stays in sight where the quote is on the first screen; else the quote stands a third down. */
  function bringIntoView(host, first, last) {
    const top = first.getBoundingClientRect().top - host.getBoundingClientRect().top + host.scrollTop;
    const bottom = last.getBoundingClientRect().bottom - host.getBoundingClientRect().top + host.scrollTop;
    host.scrollTop = bottom < host.clientHeight * 0.85 ? 0 : top - host.clientHeight / 3;
  }

  /* ---- the sources of an answer, mirrored from the message that carries them ---- */

  function list(answer) {
    const host = at("dl-sources");
    const found = answer && answer.querySelector(".dl-cards");
    if (hint === null) hint = host.firstElementChild.textContent;
    if (found) host.replaceChildren(found.cloneNode(true), others(answer));
    else host.replaceChildren(paragraph(answer && answer.matches(".dl-not_in_sources") ? say("nothing") : hint));
  }

  /* What else was found for the question, for whoever wants to see it: nothing but what is cited stands there unasked. */
  function others(answer) {
    const host = document.createElement("div");
    const action = answer.querySelector("a.dl-act-copy");
    if (!action) return host;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "dl-button";
    button.id = "dl-others";
    button.textContent = say("ask_others");
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        const html = await dateline.call("others", action.getAttribute("href").split("/").pop());
        host.innerHTML = html;  // written and escaped by the server
      } catch (error) {
        dateline.toast(say("failed", { why: error.message }));
        button.disabled = false;
      }
    });
    host.append(button);
    return host;
  }

  /* A new question moves to the top, and its answer grows below it instead of pushing itself out of sight. */
  function standAtTop() {
    const asked = document.querySelectorAll("#dl-thread .dl-asked");
    const wrap = document.querySelector("#dl-thread .panel-wrap");
    if (!asked.length || !wrap) return;
    const top = asked[asked.length - 1].getBoundingClientRect().top - wrap.getBoundingClientRect().top;
    wrap.scrollTop += top;
  }

  function follow() {
    const all = document.querySelectorAll("#dl-thread .dl-answer");
    const last = all.length ? all[all.length - 1] : null;
    if (!at("dl-panel")) return;
    const now = last ? (last.querySelector(".dl-cards") || last).outerHTML + last.matches(".dl-whole") : "";
    if (now !== cards) {
      cards = now;
      list(last);
    }
    if (all.length !== answers) {
      if (all.length > answers) standAtTop();
      answers = all.length;
      if (WIDE.matches) reveal("sources");
      if (!answers) { fold(); reveal("sources"); }
    }
    document.querySelectorAll("#dl-thread [aria-label*=\"'s message\"]").forEach((one) =>
      one.setAttribute("aria-label", one.dataset.testid === "user" ? say("question") : say("answer")));
    const box = document.querySelector("#dl-box textarea");
    if (box && !focused) {
      focused = true;
      if (WIDE.matches) box.focus();
    }
  }

  /* ---- events ---- */

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const link = event.target.closest("a[href^='#dl/'], a[href='#dl-sources']");
    if (link) {
      event.preventDefault();
      event.stopPropagation();
      const href = link.getAttribute("href");
      if (LINK.test(href)) open(link);
      else if (href === "#dl-sources") { list(link.closest(".dl-answer")); reveal("sources"); unfold(); openedBy(link); }
      return;
    }
    const button = event.target.closest("#dl-panel-bar button");
    if (!button) return;
    if (button.id === "dl-back") back();
    if (button.id === "dl-close") fold();
    if (button.id === "dl-previous") step(shown.index - 1);
    if (button.id === "dl-next") step(shown.index + 1);
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !at("dl-panel") || document.querySelector("dialog[open]")) return;
    if (event.defaultPrevented) return;
    if (page().classList.contains("dl-unfolded") && (!WIDE.matches || dateline.tab() !== "ask")) fold();
    else if (!at("dl-article").hidden && dateline.tab() === "ask") back();
    else return;
    event.preventDefault();
  });

  dateline.openLink = open;
  dateline.stepQuote = (by) => { if (!at("dl-article").hidden) step(shown.index + by); };
  dateline.watch(follow);
})();
