/* The Check tab: its form, and a check under way. What the server sends as HTML is escaped there; everything else is
   put in as text. */
(() => {
  "use strict";
  const { say, watch } = dateline;
  const { ask, element, picker, result } = dateline.check;
  const LOOK = 350;      // milliseconds between two looks at a check under way
  const at = (id) => document.getElementById(id);
  const root = () => at("dl-check");
  const all = (selector) => [...root().querySelectorAll(selector)];

  let ready = false;
  let opened = false;
  let library = { articles: 0, said: "", sample: null };
  let file = null;                      // {name, data} of the text, where it is a file
  let sources = [];                     // {title, text} or {name, data, said}
  const chosen = { articles: [], outlets: [] };
  let running = null;                   // the key of the check under way

  /* ---- small things ---- */

  function trouble(sentence) {
    at("dl-check-trouble").hidden = !sentence;
    at("dl-check-trouble").textContent = sentence || "";
  }

  function show(part) {
    for (const name of ["form", "running", "result"]) at("dl-check-" + name).hidden = name !== part;
    root().closest(".tabitem").scrollTop = 0;
  }

  function number(value) { return value.toLocaleString("en"); }

  /* ---- the text ---- */

  function size() {
    const box = at("dl-check-draft");
    const most = Number(box.dataset.most);
    const length = [...box.value].length;
    const told = at("dl-check-size");
    told.dataset.first = told.dataset.first || told.textContent;
    const over = length > most;
    told.textContent = !length || file ? told.dataset.first
      : say(over ? "check_too_long" : "check_size", { count: number(length), most: number(most) });
    told.classList.toggle("dl-over", over && !file);
    return over ? told.textContent : "";
  }

  function bytesOf(blob) {
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onerror = reject;
      reader.onload = () => resolve(String(reader.result).split(",", 2)[1] || "");
      reader.readAsDataURL(blob);
    });
  }

  /* Reads a file that was chosen; says why not where it is too large or cannot be read. */
  async function taken(blob, most) {
    if (blob.size > most) {
      trouble(say("check_too_large", { name: blob.name, most: Math.floor(most / 2 ** 20) }));
      return null;
    }
    try { return { name: blob.name, data: await bytesOf(blob) }; } catch {
      trouble(say("check_unread", { name: blob.name }));
      return null;
    }
  }

  async function takeDraft(blob) {
    trouble("");
    const found = await taken(blob, Number(at("dl-check-draft-file").dataset.most));
    if (!found) return;
    const told = await ask("read", found);
    if (told.error) { trouble(told.error); return; }
    file = found;
    const remove = element("button", { type: "button", className: "dl-button dl-quiet", textContent: say("check_remove_file") });
    remove.addEventListener("click", () => { dropFile(); at("dl-check-draft").focus(); });
    const head = element("p", {}, element("strong", { textContent: told.name, dir: "auto" }), " ", element("span", { textContent: told.said }));
    at("dl-check-file").replaceChildren(head, element("p", { className: "dl-check-preview", textContent: told.preview, dir: "auto" }), remove);
    at("dl-check-file").hidden = false;
    at("dl-check-draft").hidden = true;
    size();
    remove.focus();
  }

  function dropFile() {
    file = null;
    at("dl-check-file").hidden = true;
    at("dl-check-draft").hidden = false;
    size();
  }

  /* ---- what against ---- */

  function way() { return root().querySelector("[name=dl-check-way]:checked").value; }

  function turn() {
    all(".dl-check-more").forEach((one) => { one.hidden = one.dataset.way !== way(); });
    if (way() === "sources" && !sources.length) addSource();
  }

  function addSource(source = { title: "", text: "" }) {
    const list = root().querySelector(".dl-check-sources");
    if (sources.length >= Number(list.dataset.most)) return;
    sources.push(source);
    listSources();
  }

  function listSources() {
    root().querySelector(".dl-check-sources").replaceChildren(...sources.map((source, index) => {
      const named = source.name || say("check_source", { number: index + 1 });
      const remove = element("button", { type: "button", className: "dl-button dl-quiet", textContent: "×" });
      remove.setAttribute("aria-label", say("check_remove", { name: named }));
      remove.addEventListener("click", () => { sources.splice(index, 1); listSources(); });
      if (source.data !== undefined) return element("li", { className: "dl-check-card dl-check-file-source" }, element("span", { textContent: named, dir: "auto" }), remove);
      const title = element("input", { type: "text", value: source.title, placeholder: say("check_title_hint"), maxLength: 300 });
      title.setAttribute("aria-label", say("check_source_title", { number: index + 1 }));
      title.addEventListener("input", () => { source.title = title.value; });
      const text = element("textarea", { rows: 5, value: source.text, dir: "auto", spellcheck: false, placeholder: say("check_text_hint") });
      text.setAttribute("aria-label", say("check_source_text", { number: index + 1 }));
      text.addEventListener("input", () => { source.text = text.value; });
      return element("li", { className: "dl-check-card" }, element("div", { className: "dl-check-row" }, title, remove), text);
    }));
  }

  async function takeSources(blobs) {
    trouble("");
    for (const blob of blobs) {
      const found = await taken(blob, Number(at("dl-check-source-file").dataset.most));
      if (!found) return;
      sources = sources.filter((one) => one.data !== undefined || one.text.trim());
      addSource(found);
    }
  }

  function against() {
    if (way() === "articles") return { articles: chosen.articles.map((one) => one.id) };
    if (way() === "sources") return { sources: sources.filter((one) => one.data !== undefined || one.text.trim()) };
    return { outlets: chosen.outlets.map((one) => one.id), since: at("dl-check-since").value, until: at("dl-check-until").value };
  }

  /* ---- checking ---- */

  /* Says what is missing before anything is sent. */
  function missing() {
    if (!file && !at("dl-check-draft").value.trim()) return say("check_nothing");
    if (!file && size()) return size();
    if (way() !== "sources" && !library.articles) return say("check_no_articles");
    if (way() === "articles" && !chosen.articles.length) return say("check_none_chosen");
    if (way() === "sources" && !against().sources.length) return say("check_no_sources");
    return "";
  }

  async function start() {
    await refresh();
    const lacking = missing();
    trouble(lacking);
    if (lacking || running) return;
    const button = at("dl-check-start");
    button.disabled = true;
    const told = await ask("start", file || { text: at("dl-check-draft").value }, against());
    button.disabled = false;
    if (told.error) { trouble(told.error); return; }
    running = told.key;
    far({ percent: 0, said: "" });
    show("running");
    at("dl-check-running").querySelector("h2").focus();
    follow(told.key);
  }

  function far(told) {
    const bar = root().querySelector("[role=progressbar]");
    bar.setAttribute("aria-valuenow", String(told.percent));
    bar.setAttribute("aria-valuetext", told.said);
    bar.firstElementChild.style.width = told.percent + "%";
    at("dl-check-far").textContent = told.said;
  }

  async function follow(key) {
    let lost = 0;
    while (running === key) {
      const told = await ask("state", key);
      if (running !== key) return;
      if (told.error && ++lost < 4 && told.error === say("check_unreached")) { /* perhaps it comes back */ }
      else if (told.error) return end(told.error);
      else if (told.state === "done") return finish(key);
      else if (told.state === "failed") return end(told.trouble);
      else if (told.state === "cancelled") return end(say("check_cancelled"));
      else { lost = 0; far(told); }
      await new Promise((resolve) => { setTimeout(resolve, LOOK); });
    }
  }

  function end(sentence) {
    running = null;
    show("form");
    trouble(sentence);
    at("dl-check-start").focus({ preventScroll: true });
  }

  async function finish(key) {
    const told = await ask("result", key);
    if (running !== key) return;
    if (told.error) { end(told.error); return; }
    running = null;
    show("result");
    result.open(key, told);
  }

  function cancel() {
    const key = running;
    if (key === null) return;
    end(say("check_cancelled"));
    ask("cancel", key);
  }

  /* ---- the library ---- */

  async function refresh() {
    const told = await ask("open");
    if (told.error) return;
    library = told;
    at("dl-check-example").hidden = !told.sample;
    at("dl-check-about-library").textContent = told.articles ? say("check_library", { said: told.said }) : say("check_no_articles");
  }

  /* ---- events ---- */

  document.addEventListener("click", (event) => {
    if (!root() || !(event.target instanceof Element) || !root().contains(event.target)) return;
    const button = event.target.closest("button");
    if (!button) return;
    if (button.id === "dl-check-start") start();
    else if (button.id === "dl-check-cancel") cancel();
    else if (button.id === "dl-check-again") { show("form"); trouble(""); at("dl-check-draft").focus(); }
    else if (button.id === "dl-check-add") addSource();
    else if (button.id === "dl-check-example") { dropFile(); at("dl-check-draft").value = library.sample.trim(); size(); trouble(""); at("dl-check-start").focus(); }
    else if (button.dataset.choose) at("dl-check-" + button.dataset.choose + "-file").click();
  });

  function prepare() {
    at("dl-check-draft").addEventListener("input", () => { size(); trouble(""); });
    all("[name=dl-check-way]").forEach((one) => one.addEventListener("change", () => { turn(); trouble(""); }));
    at("dl-check-draft-file").addEventListener("change", (event) => {
      if (event.target.files.length) takeDraft(event.target.files[0]);
      event.target.value = "";
    });
    at("dl-check-source-file").addEventListener("change", (event) => {
      takeSources([...event.target.files]);
      event.target.value = "";
    });
    const drop = root().querySelector(".dl-check-draft");
    drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("dl-drop"); });
    drop.addEventListener("dragleave", () => drop.classList.remove("dl-drop"));
    drop.addEventListener("drop", (event) => {
      drop.classList.remove("dl-drop");
      if (!event.dataTransfer || !event.dataTransfer.files.length) return;
      event.preventDefault();
      takeDraft(event.dataTransfer.files[0]);
    });
    all(".dl-picker").forEach((host) => picker(host, chosen));
    turn();
    size();
  }

  watch(() => {
    if (!root()) { ready = false; return; }
    if (!ready) { ready = true; prepare(); }
    const now = dateline.tab() === "check";
    if (now && !opened) refresh();
    opened = now;
  });
})();
