// The sheet of a protocol while somebody types: Enter leads to the next field, findings are asked of the site, drafts are kept
// in this browser until the site has them. Without this script the same sheet is sent by its buttons.
// No rule of the protocol stands here: what does not add up comes from the site as a part of the page.

const wait = 250;
const prefix = "zhargy draft ";

const begin = (sheet) => {
  const say = sheet.dataset;
  const kept = sheet.querySelector("#kept");
  const key = prefix + say.draft;
  // Where somebody else was quicker, what was typed as the first entry is the second: the same person's, from the same paper.
  const before = key.replace(/ second$/, " first");
  let timer = 0;
  let asked = null;
  let sending = false;

  // Fields that a person types into: not what the page carries for itself.
  const typed = () => [...sheet.querySelectorAll("input.figure, .words input")];
  const tell = (text) => { kept.textContent = text; };

  const store = (unsent) => {
    const fields = {};
    for (const input of typed()) if (input.value !== "") fields[input.name] = input.value;
    try {
      if (Object.keys(fields).length === 0 && !unsent) {
        localStorage.removeItem(key);
        return false;
      }
      // A sheet that may have arrived keeps the id of its order: sent again it has one effect.
      const draft = { fields, order: sheet.elements.order.value, rows: sheet.elements.rows.value };
      localStorage.setItem(key, JSON.stringify(draft));
      return true;
    } catch {
      // A browser that keeps nothing: the sheet itself still has everything.
      return false;
    }
  };

  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? localStorage.getItem(before));
    } catch {
      return null;
    }
  };

  const forget = () => {
    try {
      localStorage.removeItem(key);
      localStorage.removeItem(before);
    } catch {
      // Nothing was kept.
    }
  };

  // Rows of members: one more like the last.
  const another = () => {
    const rows = [...sheet.querySelectorAll("input[data-member]")];
    const last = rows.at(-1);
    if (!last) return null;
    const number = rows.length + 1;
    const row = last.closest(".row").cloneNode(true);
    const input = row.querySelector("input");
    const id = last.id.replace(/-\d+$/, "-" + (number - 1));
    for (const part of row.querySelectorAll("[id]")) part.id = part.id.replace(last.id, id);
    row.querySelector("label").htmlFor = id;
    const title = row.querySelector("label").lastChild;
    title.textContent = title.textContent.replace(/\d+$/, String(number));
    for (const part of row.querySelectorAll("[data-live]")) part.replaceChildren();
    input.name = last.name.replace(/\d+$/, String(number));
    input.value = "";
    input.removeAttribute("aria-describedby");
    input.removeAttribute("aria-invalid");
    const beside = document.createElement("div");
    beside.className = "beside";
    beside.id = id + "-beside";
    beside.dataset.live = "";
    const after = sheet.querySelector("#" + CSS.escape(last.id + "-beside")) ?? last.closest(".row");
    after.after(row, beside);
    sheet.elements.rows.value = String(number);
    return input;
  };

  const restore = () => {
    const draft = read();
    if (!draft) return;
    while (Number(sheet.elements.rows.value) < Number(draft.rows) && another());
    let filled = false;
    for (const input of typed()) {
      if (Object.hasOwn(draft.fields, input.name)) {
        filled ||= input.value !== draft.fields[input.name];
        input.value = draft.fields[input.name];
      }
    }
    if (draft.order) sheet.elements.order.value = draft.order;
    if (filled) {
      tell(say.restored);
      soon();
    }
  };

  // Puts what the site says of the sheet in its place; what was typed stays.
  const place = (page) => {
    for (const part of sheet.querySelectorAll("[data-live][id]")) {
      const next = page.querySelector("#" + CSS.escape(part.id));
      if (next && next.innerHTML !== part.innerHTML) part.replaceChildren(...next.childNodes);
      else if (!next) part.replaceChildren();
    }
    for (const input of sheet.querySelectorAll("input.figure")) {
      const next = page.querySelector("#" + CSS.escape(input.id));
      for (const name of ["aria-invalid", "aria-describedby"]) {
        const value = next?.getAttribute(name);
        if (value) input.setAttribute(name, value); else input.removeAttribute(name);
      }
    }
  };

  const send = (to, also) => {
    const body = new URLSearchParams(new FormData(sheet));
    for (const [name, value] of also) body.set(name, value);
    asked?.abort();
    asked = new AbortController();
    return fetch(to, { method: "POST", body, signal: asked.signal, headers: { accept: "text/html" } });
  };

  const parse = async (got) => new DOMParser().parseFromString(await got.text(), "text/html");

  // While somebody types: what adds up is asked, and nothing is changed.
  const look = async () => {
    try {
      const got = await send(say.check, [["live", "1"]]);
      if (got.ok) place(await parse(got));
      else if (got.status === 401) ended();
    } catch {
      // The network is away; the button asks again.
    }
  };

  const soon = () => { clearTimeout(timer); timer = setTimeout(look, wait); };

  const ended = () => {
    tell(say.ended + " ");
    const link = document.createElement("a");
    link.href = say.login + encodeURIComponent(location.pathname.replace(/^\/\w\w(?=\/)/, ""));
    link.textContent = say.logIn;
    kept.append(link);
  };

  const check = async () => {
    clearTimeout(timer);
    try {
      const got = await send(say.check, []);
      if (got.status === 401) return ended();
      if (!got.ok) return tell(say.unsent);
      place(await parse(got));
      (sheet.querySelector("div.good #send") ?? sheet.querySelector("#told"))?.focus();
    } catch (error) {
      if (error.name !== "AbortError") tell(say.unsent);
    }
  };

  const save = async () => {
    if (sending) return;
    sending = true;
    clearTimeout(timer);
    store(true);
    tell(say.sending);
    try {
      const got = await send(sheet.action, [["do", "send"]]);
      if (got.redirected && got.ok && !new URL(got.url).pathname.endsWith("/login")) {
        // The site has it: the draft has done its work.
        forget();
        tell(say.saved);
        location.assign(got.url);
        return;
      }
      if (got.status === 401 || got.redirected) ended();
      else if (got.status === 422) {
        const page = await parse(got);
        const main = page.querySelector("main");
        if (main) {
          document.querySelector("main").replaceChildren(...main.childNodes);
          const next = document.querySelector("#sheet");
          // The order was answered: what is sent next is another one.
          if (next) { forget(); begin(next); next.querySelector("#told")?.focus(); }
          document.querySelector("[role=alert]")?.scrollIntoView();
        }
      } else {
        // Why the site did not take it, in its own words.
        const why = (await parse(got)).querySelector("main .warn")?.textContent ?? "";
        tell(say.unsent + " " + why);
      }
    } catch {
      tell(say.unsent);
    }
    sending = false;
  };

  sheet.addEventListener("input", (event) => {
    if (event.target.type === "checkbox") return;
    if (store(false)) tell(say.kept);
    soon();
  });

  // Enter leads to the next field, from the last one to the button; an empty row of members leads past the others.
  sheet.addEventListener("keydown", (event) => {
    const here = event.target;
    if (event.key !== "Enter" || event.isComposing || !(here instanceof HTMLInputElement) || here.type === "checkbox") return;
    event.preventDefault();
    const fields = [...sheet.querySelectorAll(here.closest(".words") ? ".words input" : "input.figure")];
    let at = fields.indexOf(here) + 1;
    if ("member" in here.dataset) {
      if (here.value === "") while (at < fields.length && "member" in fields[at].dataset) at += 1;
      else if (!(fields[at] && "member" in fields[at].dataset)) { another()?.focus(); return; }
    }
    const next = fields[at];
    if (next) { next.focus(); next.select(); } else sheet.querySelector("#check").focus();
  });

  sheet.addEventListener("submit", (event) => {
    const what = event.submitter?.value ?? "check";
    event.preventDefault();
    if (what === "rows") another()?.focus();
    else if (what === "send") save();
    else check();
  });

  restore();
  store(false);
};

const sheet = document.querySelector("#sheet");
if (sheet) {
  begin(sheet);
  if (!document.querySelector("#told")) sheet.querySelector("input.figure")?.focus();
}
