/* The Check tab: a form, a check under way, its result. What the server sends as HTML is escaped there; everything
   else is put in as text. Keys, while the result is shown (their words stand in strings under [keys]):
   j and k go to the next and the previous sentence that is shown, J and K to those that fall short, Enter opens the
   first evidence of the sentence, 1 to 9 the evidence of that number. */
(() => {
  "use strict";
  const { call, say, watch } = dateline;
  const NARROW = window.matchMedia("(max-width: 860px)");
  const LOOK = 350;      // milliseconds between two looks at a check under way
  const TYPED = 180;     // milliseconds after the last letter before it is looked for
  const SHORT = ["contradicted", "misquoted", "wrong_source", "unsupported", "uncited"];
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
  let shown = null;                     // {key, notes, show, at} of the result on the page

  /* ---- small things ---- */

  function element(tag, properties = {}, ...inside) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...inside);
    return made;
  }

  async function ask(name, ...data) {
    let told;
    try { told = await call("check_" + name, ...data); } catch (fault) {
      return { error: fault instanceof TypeError || !/ /.test(fault.message) ? say("check_unreached") : fault.message };
    }
    return told && typeof told === "object" ? told : { error: say("check_unreached") };
  }

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

  /* ---- the boxes that find articles and outlets ---- */

  function picker(host) {
    const kind = host.dataset.picker;
    const box = host.querySelector("input");
    const list = host.querySelector("[role=listbox]");
    let due = 0, asked = 0, active = -1, options = [];

    function close() {
      list.hidden = true;
      active = -1;
      box.setAttribute("aria-expanded", "false");
      box.removeAttribute("aria-activedescendant");
    }

    function mark(index) {
      active = index;
      [...list.children].forEach((one, n) => one.setAttribute("aria-selected", String(n === active)));
      if (active < 0) { box.removeAttribute("aria-activedescendant"); return; }
      box.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    }

    function choose(option) {
      if (!chosen[kind].some((one) => one.id === option.id)) chosen[kind].push(option);
      box.value = "";
      close();
      listChosen();
      box.focus();
    }

    function listChosen() {
      host.querySelector(".dl-picker-chosen").replaceChildren(...chosen[kind].map((option) => {
        const remove = element("button", { type: "button", textContent: "×" });
        remove.setAttribute("aria-label", say("check_remove", { name: option.label }));
        remove.addEventListener("click", () => {
          chosen[kind] = chosen[kind].filter((one) => one.id !== option.id);
          listChosen();
          box.focus();
        });
        return element("li", { title: option.more }, element("span", { textContent: option.label, dir: "auto" }), remove);
      }));
    }

    async function look() {
      const turn = ++asked;
      const told = await ask("find", kind, box.value);
      if (turn !== asked || document.activeElement !== box) return;
      options = (told.choices || []).filter((one) => !chosen[kind].some((other) => other.id === one.id));
      list.replaceChildren(...options.map((option, n) => {
        const row = element("li", { id: list.id + "-" + n }, element("span", { textContent: option.label, dir: "auto" }), element("small", { textContent: option.more }));
        row.setAttribute("role", "option");
        row.addEventListener("mousedown", (event) => { event.preventDefault(); choose(option); });
        return row;
      }));
      host.querySelector("[role=status]").textContent = told.error || (options.length ? say("check_found", { count: options.length }) : say("check_none_found"));
      if (!options.length) {
        const none = element("li", { className: "dl-picker-none", textContent: told.error || say("check_none_found") });
        none.setAttribute("role", "option");
        none.setAttribute("aria-disabled", "true");
        list.append(none);
      }
      list.hidden = false;
      box.setAttribute("aria-expanded", "true");
      mark(box.value && options.length ? 0 : -1);
    }

    box.addEventListener("input", () => { clearTimeout(due); due = setTimeout(look, TYPED); });
    box.addEventListener("focus", look);
    box.addEventListener("blur", () => { asked += 1; clearTimeout(due); close(); });
    box.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) look();
        else if (options.length) mark((active + (event.key === "ArrowDown" ? 1 : options.length - (active < 0 ? 0 : 1))) % options.length);
      } else if (event.key === "Enter" && !list.hidden && active >= 0) {
        event.preventDefault();
        choose(options[active]);
      } else if (event.key === "Escape" && !list.hidden) {
        event.stopPropagation();
        close();
      } else if (event.key === "Backspace" && !box.value && chosen[kind].length) {
        chosen[kind].pop();
        listChosen();
      }
    });
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
    at("dl-check-summary").innerHTML = told.summary;
    at("dl-check-shown").innerHTML = told.text;
    shown = { key, notes: told.notes, show: "all", at: -1 };
    empty = empty || at("dl-check-note").innerHTML;
    at("dl-check-note").innerHTML = empty;
    at("dl-check-lost").hidden = true;
    at("dl-check-result").insertBefore(at("dl-check-result").querySelector(".dl-check-body"), null).append(at("dl-check-note"));
    show("result");
    at("dl-check-summary").querySelector("h2").focus({ preventScroll: true });
    if (!NARROW.matches) {
      const first = sentences().findIndex((one) => SHORT.includes(verdictOf(one)));
      if (first >= 0) select(numberOf(sentences()[first]), { still: true });
    }
  }
  let empty = "";

  function cancel() {
    const key = running;
    if (key === null) return;
    end(say("check_cancelled"));
    ask("cancel", key);
  }

  /* ---- the result ---- */

  function sentences() { return all("#dl-check-shown .dl-sentence[role=button]"); }
  function numberOf(sentence) { return Number(sentence.dataset.n); }
  function verdictOf(sentence) { return [...sentence.classList].find((one) => one.startsWith("dl-s-")).slice(5); }
  function kept(verdict) { return shown.show === "all" || verdict === shown.show || (shown.show === "short" && SHORT.includes(verdict)); }

  function select(chosenNumber, { still = false } = {}) {
    shown.at = chosenNumber;
    let first = null;
    all("#dl-check-shown .dl-sentence").forEach((one) => {
      const own = numberOf(one) === chosenNumber;
      one.classList.toggle("dl-on", own);
      if (one.getAttribute("role") !== "button") return;
      one.setAttribute("aria-pressed", String(own));
      one.tabIndex = own ? 0 : -1;
      if (own) first = one;
    });
    const note = at("dl-check-note");
    note.innerHTML = shown.notes[chosenNumber];
    const block = first.closest("p, li, blockquote, h3, pre");
    if (NARROW.matches && block.matches("li")) block.append(note);
    else if (NARROW.matches) block.after(note);
    else { root().querySelector(".dl-check-body").append(note); note.scrollTop = 0; }
    if (still) return;
    first.focus({ preventScroll: true });
    const box = first.getBoundingClientRect();
    if (box.top < 90 || box.bottom > window.innerHeight - 60) first.scrollIntoView({ block: "center" });
  }

  function step(by, short) {
    const among = sentences().filter((one) => short ? SHORT.includes(verdictOf(one)) : kept(verdictOf(one)));
    if (!among.length) return;
    const place = among.findIndex((one) => by > 0 ? numberOf(one) > shown.at : numberOf(one) >= shown.at);
    const next = by > 0 ? (place < 0 ? 0 : place) : ((place < 0 ? among.length : place) - 1 + among.length) % among.length;
    select(numberOf(among[next]));
  }

  function filter(name) {
    shown.show = name;
    all(".dl-check-count").forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.show === name)));
    all("#dl-check-shown .dl-sentence").forEach((one) => one.classList.toggle("dl-dim", !kept(verdictOf(one))));
    all("#dl-check-shown p, #dl-check-shown li, #dl-check-shown blockquote, #dl-check-shown pre, #dl-check-shown h3").forEach((block) => {
      if (block.closest("#dl-check-note")) return;
      block.hidden = name !== "all" && ![...block.querySelectorAll(".dl-sentence")].some((one) => kept(verdictOf(one)));
    });
    at("dl-check-shown").classList.toggle("dl-filtered", name !== "all");
    const first = sentences().find((one) => kept(verdictOf(one)));
    const current = sentences().find((one) => numberOf(one) === shown.at);
    if (first && !(current && kept(verdictOf(current)))) select(numberOf(first), { still: true });
  }

  async function save(kind) {
    const told = await ask("export", shown.key, kind);
    at("dl-check-lost").hidden = !told.error;
    at("dl-check-lost").textContent = told.error || "";
    if (told.error) return;
    const address = URL.createObjectURL(new Blob([told.text], { type: told.type }));
    const link = element("a", { href: address, download: told.name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  function openEvidence(index) {
    const links = [...at("dl-check-note").querySelectorAll("a[href^='#dl/'].dl-quote")];
    if (links[index]) links[index].click();
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
    const sentence = event.target.closest(".dl-sentence");
    if (sentence && !String(window.getSelection())) { select(numberOf(sentence)); return; }
    const button = event.target.closest("button");
    if (!button) return;
    if (button.id === "dl-check-start") start();
    else if (button.id === "dl-check-cancel") cancel();
    else if (button.id === "dl-check-again") { show("form"); trouble(""); at("dl-check-draft").focus(); }
    else if (button.id === "dl-check-add") addSource();
    else if (button.id === "dl-check-example") { dropFile(); at("dl-check-draft").value = library.sample.trim(); size(); trouble(""); at("dl-check-start").focus(); }
    else if (button.dataset.choose) at("dl-check-" + button.dataset.choose + "-file").click();
    else if (button.dataset.show) filter(button.dataset.show);
    else if (button.dataset.export) save(button.dataset.export);
  });

  document.addEventListener("keydown", (event) => {
    if (dateline.tab() !== "check" || !shown || !root() || at("dl-check-result").hidden) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest("input, textarea, select, [contenteditable]")) return;
    const sentence = target.closest(".dl-sentence");
    if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1, false);
    else if (event.key === "J" || event.key === "K") step(event.key === "J" ? 1 : -1, true);
    else if (sentence && event.key === " ") select(numberOf(sentence));
    else if (event.key === "Enter" && (sentence || target === document.body)) {
      if (sentence && numberOf(sentence) !== shown.at) select(numberOf(sentence));
      else openEvidence(0);
    } else if (/^[1-9]$/.test(event.key) && !target.closest("button, a")) openEvidence(Number(event.key) - 1);
    else return;
    event.preventDefault();
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
    all(".dl-picker").forEach(picker);
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
