/* The Library tab: putting articles in, the table and its filters, charts, taking out and putting back. All HTML
   comes escaped from the server (ui/web/library/); texts of our own go in as text. */
(() => {
  "use strict";
  const { watch, call, say, tab, toast, announce } = dateline;
  const at = (id) => document.getElementById(id);
  const BATCH = 250;
  const BATCH_BYTES = 20e6;
  const WATCHING = 700;
  const TYPING = 250;
  const query = { words: "", outlet: "", language: "", since: "", until: "", undated: false, sort: "added", descending: true, page: 0 };
  let shown = "";
  let state = null;
  let asked = 0;
  let timer = 0;
  let watching = 0;
  let sending = null;
  let charted = null;

  /* ---- looking ---- */

  async function look() {
    try {
      state = await call("library_look");
    } catch (error) { trouble(error); return; }
    at("dl-lib-trouble").hidden = true;
    const empty = state.articles === 0;
    at("dl-lib-size").textContent = "";
    at("dl-lib-size").insertAdjacentHTML("beforeend", state.size);
    at("dl-lib-body").hidden = empty;
    at("dl-lib-welcome").hidden = !empty;
    at("dl-lib-examples").hidden = !state.examples;
    const toggle = at("dl-lib").querySelector("[data-lib=open]");
    toggle.hidden = empty;
    if (empty) unfold(!state.running);
    options("outlet", state.outlets);
    options("language", state.languages);
    at("dl-lib-removed").hidden = !state.removed;
    at("dl-lib-removed").lastElementChild.innerHTML = state.removed;
    job(state);
    if (!empty) await table();
  }

  function options(name, html) {
    const select = at("dl-lib-filter").elements[name];
    if (select.dataset.html === html) return;
    select.dataset.html = html;
    select.innerHTML = html;
    select.value = query[name];
  }

  function trouble(error) {
    const known = error instanceof TypeError || /^\d+$/.test(error.message) ? say("library_unreached") : error.message;
    at("dl-lib-trouble").textContent = known;
    at("dl-lib-trouble").hidden = false;
  }

  function unfold(open) {
    at("dl-lib-put").hidden = !open;
    at("dl-lib").querySelector("[data-lib=open]").setAttribute("aria-expanded", String(open));
  }

  /* ---- the table ---- */

  async function table() {
    const mine = ++asked;
    const host = at("dl-lib-table");
    host.setAttribute("aria-busy", "true");
    try {
      const html = await call("library_table", query);
      if (mine !== asked) return;
      host.innerHTML = html;
      at("dl-lib-trouble").hidden = true;
    } catch (error) {
      if (mine === asked) trouble(error);
    }
    host.removeAttribute("aria-busy");
    pick();
    clearable();
    chart();
  }

  function clearable() {
    const { words, outlet, language, since, until, undated } = query;
    at("dl-lib-filter").querySelector("[data-lib=clear]").hidden = !(words.trim() || outlet || language || since || until || undated);
  }

  /* Charts come after the table, and only where they are to be seen. */
  const near = "IntersectionObserver" in window
    ? new IntersectionObserver((entries) => { if (entries.some((one) => one.isIntersecting)) draw(); })
    : null;

  function chart() {
    const key = JSON.stringify({ ...query, page: 0, sort: "", descending: true }) + (state ? state.articles : "");
    if (charted === key) return;
    charted = key;
    if (!near) { draw(); return; }
    near.unobserve(at("dl-lib-charts"));
    near.observe(at("dl-lib-charts"));
  }

  async function draw() {
    const key = charted;
    if (near) near.unobserve(at("dl-lib-charts"));
    try {
      const html = await call("library_charts", query);
      if (key !== charted) return;
      at("dl-lib-charts").innerHTML = html;
      at("dl-lib-charts").classList.add("dl-drawn");
    } catch { at("dl-lib-charts").innerHTML = ""; }
  }

  function filter(now) {
    const fields = at("dl-lib-filter").elements;
    ["words", "outlet", "language", "since", "until"].forEach((name) => { query[name] = fields[name].value; });
    query.undated = fields.undated.checked;
    if (fields.sort.value) {
      query.sort = fields.sort.value.split(" ")[0];
      query.descending = fields.sort.value.endsWith("1");
    }
    query.page = 0;
    clearTimeout(timer);
    timer = setTimeout(table, now ? 0 : TYPING);
  }

  function clear() {
    at("dl-lib-filter").reset();
    filter(true);
    at("dl-lib-filter").elements.words.focus();
  }

  function narrow(name, value) {
    const select = at("dl-lib-filter").elements[name];
    select.value = value;
    if (select.value !== value) { select.append(new Option(value, value)); select.value = value; }
    filter(true);
  }

  /* ---- selecting and taking out ---- */

  const boxes = () => [...at("dl-lib-table").querySelectorAll("[data-lib=pick]")];
  const picked = () => boxes().filter((one) => one.checked).map((one) => one.value);

  function pick() {
    const count = picked().length;
    const all = at("dl-lib-table").querySelector("[data-lib=all]");
    if (all) { all.checked = count > 0 && count === boxes().length; all.indeterminate = count > 0 && !all.checked; }
    at("dl-lib-picked").hidden = !count;
    at("dl-lib-picked").firstElementChild.textContent = count === 1 ? say("library_picked_one") : say("library_picked", { count });
  }

  /* Asks in a dialog; settles with whether the answer was yes. */
  function sure(question, yes) {
    const dialog = at("dl-lib-confirm");
    at("dl-lib-asked").textContent = question;
    dialog.querySelector("[value=yes]").textContent = yes;
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((settle) => {
      dialog.addEventListener("close", () => settle(dialog.returnValue === "yes"), { once: true });
    });
  }

  async function remove(ids, focus) {
    if (ids.length > 1 && !await sure(say("library_ask_remove", { count: ids.length }), say("library_remove"))) return;
    await change("library_remove", ids, ({ ids: gone, said }) => {
      toast(said, { label: say("library_undo"), run: async () => { await putBack(gone); atRow(gone[0]); } });
      announce(said);
    });
    if (focus) focus();
  }

  async function putBack(ids) {
    await change("library_put_back", ids, ({ said }) => { toast(said); announce(said); });
  }

  async function forget() {
    if (!await sure(say("library_ask_forget"), say("library_forget"))) return;
    await change("library_forget", null, ({ said }) => { toast(said); announce(said); });
  }

  async function change(name, ids, done) {
    try {
      done(await (ids === null ? call(name) : call(name, ids)));
    } catch (error) { trouble(error); return; }
    charted = null;
    await look();
  }

  /* ---- putting in ---- */

  function job(told) {
    const host = at("dl-lib-job");
    const html = told.job || "";
    if (shown !== html && !sending) {
      const open = [...host.querySelectorAll("details")].map((one) => one.open);
      shown = html;
      host.innerHTML = html;
      if (open.length) host.querySelectorAll("details").forEach((one, index) => { if (index in open) one.open = open[index]; });
    }
    clearTimeout(watching);
    if (told.running) watching = setTimeout(follow, WATCHING);
  }

  async function follow() {
    const before = state && state.running;
    try {
      const told = await call("library_job");
      state = { ...state, ...told };
      if (before && !told.running) {
        unfold(false);
        charted = null;
        await look();
        const heading = at("dl-lib-job").querySelector("h3");
        if (heading) { heading.focus({ preventScroll: true }); heading.scrollIntoView({ block: "nearest" }); announce(at("dl-lib-job").textContent.slice(0, 300)); }
      } else job(told);
    } catch { watching = setTimeout(follow, 4 * WATCHING); }
  }

  async function take(sources) {
    try {
      state = { ...state, ...await call("library_take", sources) };
    } catch (error) { trouble(error); return; }
    at("dl-lib-trouble").hidden = true;
    unfold(false);
    job(state);
  }

  /* Sends files to the server in batches and has them put in. `files` are [File, name] pairs. */
  async function send(files) {
    if (sending || !files.length) return;
    const most = Number(at("dl-lib").dataset.most);
    if (files.length > most) { trouble(new Error(say("library_too_many", { count: files.length, most }))); return; }
    at("dl-lib-trouble").hidden = true;
    sending = new AbortController();
    const uploads = [], whole = files.reduce((sum, [file]) => sum + file.size, 0);
    let weighed = 0;
    try {
      for (let from = 0; from < files.length;) {
        const batch = [];
        let bytes = 0;
        while (from < files.length && batch.length < BATCH && (!batch.length || bytes + files[from][0].size < BATCH_BYTES)) {
          bytes += files[from][0].size;
          batch.push(files[from++]);
        }
        const done = uploads.length, before = weighed;
        weighed += bytes;
        const sent = (loaded) => progress(done, files.length, Math.min(before + loaded, weighed), whole);
        sent(0);
        uploads.push(...await post(batch, sent));
      }
    } catch (error) {
      sending = null;
      shown = null;
      job({ running: false, job: "" });
      if (error.name !== "AbortError") trouble(error);
      return;
    }
    sending = null;
    await take({ uploads });
  }

  /* Sends a batch; where the server has had enough for now, waits as long as it says and tries again. */
  async function post(batch, sent) {
    const form = new FormData();
    batch.forEach(([file]) => form.append("files", file, Math.random().toString(36).slice(2)));
    for (;;) {
      const reply = await transfer(form, batch, sent);
      if (reply.status === 200) return JSON.parse(reply.responseText).map((path, index) => ({ path, name: batch[index][1] }));
      if (reply.status !== 429) throw new Error(refused(reply, batch));
      await pause(Number(reply.getResponseHeader("Retry-After")) || 5);
    }
  }

  function transfer(form, batch, sent) {
    return new Promise((settle, fail) => {
      const request = new XMLHttpRequest();
      request.open("POST", new URL("gradio_api/upload", document.baseURI));
      request.upload.addEventListener("progress", (event) => sent(event.loaded));
      request.addEventListener("load", () => settle(request));
      request.addEventListener("error", () => fail(new Error(say("library_unsent", { name: batch[0][1] }))));
      request.addEventListener("abort", () => fail(new DOMException("stopped", "AbortError")));
      sending.signal.addEventListener("abort", () => request.abort());
      request.send(form);
    });
  }

  function refused(reply, batch) {
    const large = batch.reduce((one, other) => (other[0].size > one[0].size ? other : one));
    return say(reply.status === 413 ? "library_too_large" : "library_unsent", { name: (reply.status === 413 ? large : batch[0])[1] });
  }

  function pause(seconds) {
    return new Promise((settle, fail) => {
      const waiting = setTimeout(settle, seconds * 1000);
      sending.signal.addEventListener("abort", () => { clearTimeout(waiting); fail(new DOMException("stopped", "AbortError")); });
    });
  }

  function progress(done, total, bytes, whole) {
    const host = at("dl-lib-job");
    if (!host.querySelector(".dl-lib-sending")) {
      host.innerHTML = "<section class='dl-lib-progress dl-lib-sending'><div><h3></h3><p role='status'></p><progress></progress></div>"
        + "<button type='button' class='dl-button' data-lib='stop-sending'></button></section>";
      host.querySelector("h3").textContent = say("library_uploading", { done, total });
      host.querySelector("button").textContent = say("library_stop");
      host.querySelector("progress").setAttribute("aria-label", say("library_sending"));
    }
    host.querySelector("h3").textContent = say("library_uploading", { done, total });
    host.querySelector("p").textContent = say("library_sent", { done: size(bytes), total: size(whole) });
    const bar = host.querySelector("progress");
    bar.max = whole || 1;
    bar.value = bytes;
    shown = null;
  }

  const size = (bytes) => (bytes < 950000 ? Math.ceil(bytes / 1000) + " kB" : (bytes / 1e6).toFixed(1) + " MB");

  const named = (list) => [...list].map((file) => [file, file.webkitRelativePath || file.name]);

  /* Files and folders that were dropped, with their names in the folder. */
  async function dropped(transfer) {
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
    if (!entries.length) return named(transfer.files);
    const found = [];
    const most = Number(at("dl-lib").dataset.most) + 1;
    async function walk(entry, path) {
      if (found.length >= most) return;
      if (entry.isFile) {
        found.push([await new Promise((settle, fail) => entry.file(settle, fail)), path + entry.name]);
        return;
      }
      const reader = entry.createReader();
      for (;;) {
        const some = await new Promise((settle, fail) => reader.readEntries(settle, fail));
        if (!some.length) return;
        for (const one of some) await walk(one, path + entry.name + "/");
      }
    }
    for (const entry of entries) await walk(entry, "");
    return found;
  }

  /* ---- events ---- */

  const acts = {
    open: () => unfold(at("dl-lib-put").hidden),
    files: () => at("dl-lib-files").click(),
    folder: () => at("dl-lib-folder").click(),
    examples: () => take({ examples: true }),
    stop: async () => { job(await call("library_stop")); },
    "stop-sending": () => { if (sending) sending.abort(); },
    away: async () => { job(await call("library_put_away")); },
    "take-out": (button) => remove(button.dataset.ids.split(" ")),
    clear,
    outlet: (button) => narrow("outlet", button.dataset.value),
    language: (button) => narrow("language", button.dataset.value),
    sort: (button) => {
      query.sort = button.dataset.sort;
      query.descending = button.dataset.descending === "1";
      at("dl-lib-filter").elements.sort.value = query.sort + " " + button.dataset.descending;
      query.page = 0;
      table().then(() => again("[data-sort='" + query.sort + "']"));
    },
    page: (button) => {
      query.page = Number(button.dataset.page);
      table().then(() => { at("dl-lib-filter").scrollIntoView({ block: "start" }); again(".dl-lib-pager button:not(:disabled)"); });
    },
    remove: (button) => {
      const row = button.closest("tr");
      const next = row.nextElementSibling || row.previousElementSibling;
      const id = next ? next.dataset.id : null;
      remove([row.dataset.id], () => atRow(id));
    },
    "remove-picked": () => remove(picked()),
    unpick: () => { boxes().forEach((one) => { one.checked = false; }); pick(); },
    "put-back": (button) => putBack(button.dataset.ids.split(" ")),
    forget,
  };

  /* The button that takes an article out; where it is on another page of the table, the table itself. */
  function atRow(id) {
    again("tr[data-id='" + CSS.escape(id || "") + "'] [data-lib=remove]") || again("[data-lib=all], [data-lib=clear]");
  }

  function again(selector) {
    const found = at("dl-lib-table").querySelector(selector);
    if (found) found.focus({ preventScroll: true });
    return found;
  }

  function ready(host) {
    host.addEventListener("click", (event) => {
      const button = event.target instanceof Element && event.target.closest("button[data-lib]");
      if (button && acts[button.dataset.lib]) Promise.resolve(acts[button.dataset.lib](button)).catch(trouble);
    });
    host.addEventListener("change", (event) => {
      const { target } = event;
      if (target.dataset.lib === "all") { boxes().forEach((one) => { one.checked = target.checked; }); pick(); }
      if (target.dataset.lib === "pick") pick();
      if (target.closest("#dl-lib-filter") && target.name !== "words") filter(true); // words were filtered as they came
    });
    at("dl-lib-filter").addEventListener("input", (event) => { if (event.target.name === "words") filter(false); });
    at("dl-lib-filter").addEventListener("submit", (event) => { event.preventDefault(); filter(true); });
    at("dl-lib-urls").addEventListener("submit", (event) => {
      event.preventDefault();
      const box = at("dl-lib-addresses");
      if (!box.value.trim()) { box.focus(); return; }
      take({ addresses: box.value }).then(() => { if (at("dl-lib-put").hidden) box.value = ""; });
    });
    ["dl-lib-files", "dl-lib-folder"].forEach((id) => at(id).addEventListener("change", (event) => {
      const files = named(event.target.files);
      event.target.value = "";
      send(files);
    }));
    const drop = at("dl-lib-drop");
    host.addEventListener("dragover", (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      unfold(true);
      drop.classList.add("dl-over");
    });
    host.addEventListener("dragleave", (event) => { if (!host.contains(event.relatedTarget)) drop.classList.remove("dl-over"); });
    host.addEventListener("drop", (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      drop.classList.remove("dl-over");
      dropped(event.dataTransfer).then(send, trouble);
    });
  }

  /* An ingest elsewhere, or another person, has changed how many articles there are. */
  function heed() {
    const standing = document.querySelector("#dl-standing .dl-standing");
    const count = standing ? parseInt(standing.textContent.replace(/,/g, ""), 10) || 0 : heard;
    if (count === heard) return;
    const first = heard === null;
    heard = count;
    if (!first && tab() === "library" && state && !state.running && state.articles !== count) look();
  }

  let before = null, heard = null;
  watch(() => {
    const host = at("dl-lib");
    if (!host) return;
    if (!host.dataset.ready) { host.dataset.ready = "1"; ready(host); }
    const now = tab();
    if (now !== before && now === "library") { charted = null; look(); }
    before = now;
    heed();
  });

  dateline.keys("library", {
    "/": () => {
      if (at("dl-lib-body").hidden) return false;
      at("dl-lib-filter").elements.words.focus();
      return true;
    },
  });
})();
