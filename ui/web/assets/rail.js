/* The rail of conversations. The server writes the list (ui/web/ask/rail_html.py, all of it escaped); this script
   has it read anew, says which one to open, and does what the menu says. */
(() => {
  "use strict";
  const { watch, call, say, page, toast, announce } = dateline;
  const WIDE = window.matchMedia("(min-width: 1200px)");
  const PAUSE = 180; // milliseconds without a key before a search
  const AWAITED = 700; // milliseconds that an answer has for itself
  const KEPT = "dateline-rail";
  const at = (id) => document.getElementById(id);

  let current = "";
  let told = null;
  let asked = 0;
  let acting = null; // the item whose menu is open
  let waiting = 0;
  let due = 0;
  let unaddressed = false; // whether the address leads to another conversation than is open

  /* ---- the list ---- */

  async function refresh() {
    const mine = ++asked;
    try {
      const html = await call("desk_list", at("dl-rail-search").value, current, -new Date().getTimezoneOffset());
      if (mine === asked && !at("dl-rail-list").querySelector("input")) replace(html);
    } catch (error) {
      toast(error.message || say("desk_unreached"));
    }
  }

  /* What had the focus has it again, and an open menu stays that of its conversation. */
  function replace(html) {
    const list = at("dl-rail-list");
    const focused = list.contains(document.activeElement) ? document.activeElement : null;
    const owner = focused && focused.closest(".dl-rail-item");
    const about = acting && acting.dataset.conversation;
    list.innerHTML = html;
    if (owner && item(owner.dataset.conversation)) {
      const kind = focused.classList.contains("dl-rail-actions") ? ".dl-rail-actions" : ".dl-rail-name";
      item(owner.dataset.conversation).querySelector(kind).focus({ preventScroll: true });
    }
    if (!about) return;
    if (item(about)) {
      acting = item(about);
      acting.querySelector(".dl-rail-actions").setAttribute("aria-expanded", "true");
    } else closeMenu(false);
  }

  function item(id) {
    return [...document.querySelectorAll(".dl-rail-item")].find((one) => one.dataset.conversation === id);
  }

  function nameOf(one) { return one.querySelector("bdi").textContent; }

  function choose(id) {
    const field = document.querySelector("#dl-rail-chosen textarea, #dl-rail-chosen input");
    if (!field) return;
    const proto = field.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(proto.prototype, "value").set.call(field, id);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    at("dl-rail-choose").click();
    if (!WIDE.matches) fold(false);
  }

  /* What is open, and whether its answer still grows: when either changes, the list is read anew. The address leads
     back to what is open. While an answer is awaited both can wait: they would take time from it. */
  function heed() {
    const field = document.querySelector("#dl-current-talk textarea, #dl-current-talk input");
    if (!field || !at("dl-rail-list")) return;
    const growing = document.querySelector("#dl-box .stop-button") !== null;
    const now = field.value + (growing ? " growing" : "");
    if (now === told) return;
    if (told === null) shut(localStorage.getItem(KEPT) === "shut");
    const moved = told !== null && field.value !== current;
    unaddressed = unaddressed || moved;
    told = now;
    current = field.value;
    clearTimeout(due);
    due = setTimeout(settle, growing ? AWAITED : 0);
  }

  function settle() {
    if (unaddressed) address(current);
    unaddressed = false;
    refresh();
  }

  function address(id) {
    const here = new URL(window.location.href);
    here.searchParams.delete("shared");
    if (id) here.searchParams.set("talk", id); else here.searchParams.delete("talk");
    history.replaceState(history.state, "", here);
  }

  watch(heed);

  /* ---- folding: away for good on a wide page, a drawer over a narrow one ---- */

  function shut(away) {
    page().classList.toggle("dl-rail-shut", away);
    localStorage.setItem(KEPT, away ? "shut" : "open");
    expanded();
  }

  function fold(open) {
    page().classList.toggle("dl-rail-drawn", open);
    expanded();
    if (open) at("dl-rail-search").focus();
  }

  function expanded() {
    const open = WIDE.matches ? !page().classList.contains("dl-rail-shut") : page().classList.contains("dl-rail-drawn");
    at("dl-rail-open").setAttribute("aria-expanded", String(open));
  }

  function hide() {
    if (WIDE.matches) shut(true); else fold(false);
    at("dl-rail-open").focus();
  }

  WIDE.addEventListener("change", () => { if (at("dl-rail-open")) expanded(); });

  /* ---- the menu ---- */

  function openMenu(button) {
    closeMenu(false);
    acting = button.closest(".dl-rail-item");
    button.setAttribute("aria-expanded", "true");
    const menu = at("dl-rail-menu");
    menu.setAttribute("aria-label", button.getAttribute("aria-label"));
    menu.querySelector("[data-do=unshare]").hidden = !("shared" in acting.dataset);
    menu.hidden = false;
    const place = button.getBoundingClientRect();
    const size = menu.getBoundingClientRect();
    const above = place.bottom + size.height + 8 > window.innerHeight;
    menu.style.top = Math.max(8, above ? place.top - size.height - 4 : place.bottom + 4) + "px";
    menu.style.left = Math.max(8, Math.min(place.left, window.innerWidth - size.width - 8)) + "px";
    menu.querySelector("button").focus();
  }

  function closeMenu(back = true) {
    if (!acting) return;
    const button = acting.querySelector(".dl-rail-actions");
    at("dl-rail-menu").hidden = true;
    acting = null;
    if (!button) return;
    button.setAttribute("aria-expanded", "false");
    if (back && button.isConnected) button.focus();
  }

  function move(event) {
    const items = [...at("dl-rail-menu").querySelectorAll("button:not([hidden])")];
    const here = items.indexOf(document.activeElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return false;
    items[(to + items.length) % items.length].focus();
    return true;
  }

  /* ---- what the menu does ---- */

  const deeds = {
    async share(id) {
      const link = new URL("?shared=" + encodeURIComponent(await call("desk_share", id)), document.baseURI).href;
      refresh();
      if (await copied(link)) toast(say("desk_linked")); else window.prompt(say("desk_link"), link);
    },
    async unshare(id) {
      await call("desk_unshare", id);
      refresh();
      toast(say("desk_unshared"));
    },
    async delete(id, one) {
      const name = nameOf(one);
      const open = id === current;
      await call("desk_delete", id);
      if (open) document.querySelector("#dl-fresh").click();
      await refresh();
      toast(say("desk_deleted", { name }), {
        label: say("desk_undo"),
        run: () => attempt(async () => {
          await call("desk_restore", id);
          await refresh();
          if (open) choose(id);
          if (item(id) && dateline.shown(item(id))) item(id).querySelector(".dl-rail-name").focus();
        }),
      });
      at("dl-rail-list").focus();
    },
    md: (id) => save(id, "md"),
    html: (id) => save(id, "html"),
    json: (id) => save(id, "json"),
    rename: (id, one) => rename(id, one),
  };

  /* Pages over plain http from elsewhere than this machine are given no clipboard, but may copy what is selected. */
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  }

  async function save(id, kind) {
    const file = await call("desk_export", id, kind);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file.text], { type: file.type }));
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  function rename(id, one) {
    const button = one.querySelector(".dl-rail-name");
    const field = document.createElement("input");
    Object.assign(field, { type: "text", value: nameOf(one), maxLength: 80, className: "dl-rail-rename", dir: "auto" });
    field.setAttribute("aria-label", say("desk_rename"));
    button.hidden = true;
    one.prepend(field);
    field.focus();
    field.select();
    let over = false;
    const end = async (keep) => {
      if (over) return;
      over = true;
      const name = field.value.trim();
      field.remove();
      button.hidden = false;
      if (keep && name && name !== nameOf(one)) {
        await attempt(() => call("desk_rename", id, name));
        await refresh();
      }
      const now = item(id);
      if (now && document.activeElement === document.body) now.querySelector(".dl-rail-name").focus();
    };
    field.addEventListener("blur", () => end(true));
    field.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter") end(true);
      if (event.key === "Escape") end(false);
    });
  }

  async function attempt(deed) {
    try {
      await deed();
    } catch (error) {
      toast(error.message || say("desk_unreached"));
    }
  }

  /* ---- listening ---- */

  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest(selector);
    if (on("#dl-fresh")) address("");
    if (on("#dl-rail-open")) { if (WIDE.matches) { shut(false); at("dl-rail-search").focus(); } else fold(true); }
    else if (on("#dl-rail-close")) hide();
    else if (on(".dl-rail-name")) choose(on(".dl-rail-item").dataset.conversation);
    else if (on(".dl-rail-actions")) {
      if (acting && acting === on(".dl-rail-item")) closeMenu(); else openMenu(on(".dl-rail-actions"));
    } else if (on("#dl-rail-menu button")) {
      const one = acting;
      closeMenu();
      attempt(() => deeds[on("[data-do]").dataset.do](one.dataset.conversation, one));
    } else {
      closeMenu(false);
      if (page().classList.contains("dl-rail-drawn") && !on("#dl-rail")) fold(false);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (acting) {
      if (event.key === "Escape") closeMenu();
      else if (event.key === "Tab") closeMenu(false);
      else if (!move(event)) return;
      if (event.key !== "Tab") { event.preventDefault(); event.stopPropagation(); }
    } else if (event.key === "Escape" && event.target.closest("#dl-rail") && page().classList.contains("dl-rail-drawn")) {
      event.stopPropagation();
      hide();
    }
  }, true);

  document.addEventListener("input", (event) => {
    if (event.target.id !== "dl-rail-search") return;
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      await refresh();
      announce(say("desk_found", { count: String(document.querySelectorAll(".dl-rail-item").length) }));
    }, PAUSE);
  });

  /* A drawer is closed by whoever goes on elsewhere. */
  document.addEventListener("focusin", (event) => {
    if (page().classList.contains("dl-rail-drawn") && !event.target.closest("#dl-rail, #dl-rail-menu, #dl-toast")) fold(false);
  });
})();
