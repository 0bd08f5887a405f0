// A page of a running election asks every few seconds whether there is something new; the answer is "not changed" until then.

const every = 4000;

const look = async () => {
  const live = document.querySelector("#live");
  if (!live || document.hidden) return;
  try {
    const got = await fetch(location.href, { cache: "no-cache" });
    if (!got.ok) return;
    const page = new DOMParser().parseFromString(await got.text(), "text/html");
    const next = page.querySelector("#live");
    if (next && next.dataset.head !== live.dataset.head) live.replaceWith(next);
  } catch {
    // The network is away; the next look may find it.
  }
};

setInterval(look, every);
