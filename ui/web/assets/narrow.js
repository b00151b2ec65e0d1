/* What narrows the next question: days, outlets, articles, as chips above the box that can be taken away. What is
   set goes to the server as JSON in a hidden field; titles stay here. */
(() => {
  "use strict";
  const { call, say, openDialog } = dateline;
  const at = (id) => document.getElementById(id);
  const set = { since: "", until: "", outlets: [], articles: [] };
  const PAUSE = 180;

  function tell() {
    const given = {};
    if (set.since) given.since = set.since;
    if (set.until) given.until = set.until;
    if (set.outlets.length) given.outlets = set.outlets.map((one) => one.value);
    if (set.articles.length) given.articles = set.articles.map((one) => one.value);
    const field = dateline.ask.hidden("dl-narrow-value");
    if (field) dateline.ask.write(field, Object.keys(given).length ? JSON.stringify(given) : "");
    draw();
  }

  function chip(text, remove) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "dl-removable";
    button.setAttribute("aria-label", say("narrow_remove", { what: text }));
    const words = document.createElement("bdi");
    words.textContent = text;
    button.append(words);
    button.addEventListener("click", () => { remove(); tell(); });
    item.append(button);
    return item;
  }

  const without = (name, one) => () => { set[name] = set[name].filter((other) => other !== one); };

  function chips() {
    const all = [];
    if (set.since) all.push(chip(say("narrow_since", { day: set.since }), () => { set.since = ""; }));
    if (set.until) all.push(chip(say("narrow_until", { day: set.until }), () => { set.until = ""; }));
    for (const name of ["outlets", "articles"]) {
      for (const one of set[name]) all.push(chip(one.label, without(name, one)));
    }
    return all;
  }

  function draw() {
    at("dl-chips").replaceChildren(...chips());
    const dialog = at("dl-dialog-narrow");
    dialog.querySelector("[name=since]").value = set.since;
    dialog.querySelector("[name=until]").value = set.until;
    for (const name of ["outlet", "article"]) {
      const list = dialog.querySelector("[data-finds=" + name + "] .dl-picked");
      list.replaceChildren(...set[name + "s"].map((one) => chip(one.label, without(name + "s", one))));
    }
  }

  /* ---- finding what to add ---- */

  let due = 0;
  let asked = 0;

  async function find(finder) {
    const name = finder.dataset.finds;
    const text = finder.querySelector("input").value.trim();
    const mine = ++asked;
    const list = finder.querySelector(".dl-found");
    if (!text) { list.replaceChildren(); return; }
    let found = [];
    try { found = await call("find", name, text); } catch { found = []; }
    if (mine !== asked) return;
    list.replaceChildren(...found.map((one) => offer(name, one, finder)));
    if (!found.length) {
      const nothing = document.createElement("li");
      nothing.textContent = say("narrow_nothing");
      list.append(nothing);
    }
  }

  function offer(name, one, finder) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    const label = document.createElement("bdi");
    label.textContent = one.label;
    const note = document.createElement("span");
    note.textContent = one.note;
    button.append(label, note);
    button.addEventListener("click", () => {
      const list = set[name + "s"];
      if (!list.some((other) => other.value === one.value)) list.push(one);
      finder.querySelector("input").value = "";
      finder.querySelector(".dl-found").replaceChildren();
      finder.querySelector("input").focus();
      tell();
    });
    item.append(button);
    return item;
  }

  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof Element)) return;
    const finder = field.closest("#dl-dialog-narrow .dl-finder");
    if (finder) { clearTimeout(due); due = setTimeout(() => find(finder), PAUSE); }
    if (field.closest(".dl-days")) { set[field.name] = field.value; tell(); }
  });

  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key !== "Enter" || !(field instanceof Element) || !field.closest("#dl-dialog-narrow input[type=text]")) return;
    event.preventDefault();
    const first = field.closest(".dl-finder").querySelector(".dl-found button");
    if (first) first.click();
  });

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest("#dl-narrow-open")) { draw(); openDialog("narrow"); }
    if (event.target.closest("#dl-narrow-clear")) {
      Object.assign(set, { since: "", until: "", outlets: [], articles: [] });
      tell();
    }
  });

  /* Narrows to one article, from wherever one reads it. */
  dateline.narrowTo = (value, label) => {
    if (!set.articles.some((one) => one.value === value)) set.articles.push({ value, label });
    tell();
    dateline.choose("ask");
  };
})();
