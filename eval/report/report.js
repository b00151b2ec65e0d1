(() => {
  "use strict";
  const at = (id) => document.getElementById(id);
  const all = [...document.querySelectorAll("#list > .q")];
  const fields = ["f-text", "f-right", "f-type", "f-outcome"].map(at).filter(Boolean);
  const embedded = window.parent !== window;
  const texts = new Map();

  function textOf(one) {
    if (!texts.has(one)) texts.set(one, (one.dataset.id + " " + one.textContent).toLowerCase());
    return texts.get(one);
  }

  function fits(one) {
    return fields.every((field) => {
      if (!field.value.trim()) return true;
      if (field.id !== "f-text") return one.dataset[field.id.slice(2)] === field.value;
      return field.value.toLowerCase().split(/\s+/).every((word) => textOf(one).includes(word));
    });
  }

  function filter() {
    let shown = 0;
    for (const one of all) {
      one.hidden = !fits(one);
      shown += !one.hidden;
    }
    at("shown").textContent = shown === all.length
      ? all.length.toLocaleString("en") + (all.length === 1 ? " question" : " questions")
      : shown.toLocaleString("en") + " of " + all.length.toLocaleString("en") + " questions";
    at("none").hidden = shown > 0;
  }

  function reset() {
    fields.forEach((field) => { field.value = ""; });
    filter();
  }

  /* #q=ID opens a question; #metrics and the like a section. */
  function goTo(hash) {
    if (!hash || hash === "#") return;
    let id;
    try { id = hash.startsWith("#q=") ? decodeURIComponent(hash.slice(3)) : null; } catch { return; }
    const found = id === null ? at(hash.slice(1)) : all.find((one) => one.dataset.id === id);
    if (!found) return;
    if (found.hidden) reset();
    if (id !== null) {
      found.open = true;
      found.querySelector("summary").focus({ preventScroll: true });
    }
    found.scrollIntoView();
  }

  function keep(one) {
    if (embedded) return;
    history.replaceState(null, "", "#q=" + encodeURIComponent(one.dataset.id));
  }

  if (all.length) {
    at("filters").addEventListener("submit", (event) => event.preventDefault());
    fields.forEach((field) => field.addEventListener("input", filter));
    at("reset").addEventListener("click", reset);
    at("unfold").addEventListener("click", (event) => {
      const open = event.target.getAttribute("aria-pressed") !== "true";
      event.target.setAttribute("aria-pressed", String(open));
      event.target.textContent = open ? "Close all" : "Open all";
      all.forEach((one) => { if (!one.hidden) one.open = open; });
    });
    at("list").addEventListener("click", (event) => {
      const summary = event.target.closest("summary");
      if (summary && summary.parentElement.matches(".q") && !summary.parentElement.open) keep(summary.parentElement);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || /^(INPUT|SELECT)$/.test(event.target.tagName)) return;
      event.preventDefault();
      at("f-text").focus();
    });
    filter();
  }

  /* A table that is wider than its place can be scrolled by key. */
  const boxes = new ResizeObserver((seen) => seen.forEach(({ target }) => {
    if (target.scrollWidth > target.clientWidth) {
      target.tabIndex = 0;
      target.setAttribute("role", "group");
      target.setAttribute("aria-label", target.querySelector("caption").textContent);
    } else ["tabindex", "role", "aria-label"].forEach((name) => target.removeAttribute(name));
  }));
  document.querySelectorAll(".scroll").forEach((box) => boxes.observe(box));

  /* Inside another page a fragment would lead to that page: go there ourselves. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    event.preventDefault();
    goTo(link.getAttribute("href"));
  });

  /* Inside Dateline a quote opens its article beside the report. */
  if (embedded) {
    const open = (quote) => window.parent.postMessage({ dateline: quote.dataset.at }, "*");
    document.querySelectorAll("blockquote[data-at]").forEach((quote) => {
      quote.setAttribute("role", "link");
      quote.tabIndex = 0;
    });
    document.addEventListener("click", (event) => {
      const quote = event.target.closest("blockquote[data-at]");
      if (quote) open(quote);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches("blockquote[data-at]")) open(event.target);
    });
    window.addEventListener("message", (event) => {
      if (event.source === window.parent && event.data && typeof event.data.goTo === "string") goTo(event.data.goTo);
    });
  }

  /* Paper shows what the screen would: all of every question that is listed. */
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = all.filter((one) => !one.hidden && !one.open);
    closed.forEach((one) => { one.open = true; });
  });
  window.addEventListener("afterprint", () => closed.forEach((one) => { one.open = false; }));

  window.addEventListener("hashchange", () => goTo(location.hash));
  goTo(location.hash);
})();
