// A page of a running election is told when something happened, and then looks at itself again. Where nothing is told, it
// looks every few seconds; the answer is "not changed" until there is something new.

const every = 4000;
// However much happens, a reader looks no oftener than this; chance keeps readers from looking all at once.
const gap = () => 1500 + Math.random() * 1000;

let told = false;
let next = null;

const look = async () => {
  const live = document.querySelector("#live");
  if (!live || document.hidden) return;
  try {
    const got = await fetch(location.href, { cache: "no-cache" });
    if (!got.ok) return;
    const page = new DOMParser().parseFromString(await got.text(), "text/html");
    const newer = page.querySelector("#live");
    if (newer && newer.dataset.head !== live.dataset.head) live.replaceWith(newer);
  } catch {
    // The network is away; the next look may find it.
  }
};

const soon = () => {
  next ??= setTimeout(() => {
    next = null;
    look();
  }, gap());
};

const events = document.querySelector("#live")?.dataset.events;
if (events) {
  // It comes again by itself, with the last that it got.
  const source = new EventSource(events);
  source.addEventListener("open", () => (told = true));
  source.addEventListener("error", () => (told = false));
  source.addEventListener("progress", soon);
  addEventListener("pagehide", () => source.close());
}

setInterval(() => told || look(), every);
document.addEventListener("visibilitychange", look);
