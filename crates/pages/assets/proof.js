// Checks in this browser, with its own SHA-256, that the lines shown stand in the journal: RFC 9162, section 2.1.3.2.

const box = document.querySelector("#proof");

const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hex = (data) => [...data].map((one) => one.toString(16).padStart(2, "0")).join("");
const sha = async (...parts) => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) { all.set(part, at); at += part.length; }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", all));
};

const check = async (one) => {
  let node = BigInt(one.dataset.seq);
  let last = BigInt(box.dataset.size) - 1n;
  if (node > last) return false;
  let hash = await sha(Uint8Array.of(0), new TextEncoder().encode(one.querySelector(".line").textContent));
  for (const item of one.querySelectorAll(".hashes code")) {
    if (last === 0n) return false;
    const step = bytes(item.textContent);
    if ((node & 1n) === 1n || node === last) {
      hash = await sha(Uint8Array.of(1), step, hash);
      while ((node & 1n) === 0n && node !== 0n) { node >>= 1n; last >>= 1n; }
    } else {
      hash = await sha(Uint8Array.of(1), hash, step);
    }
    node >>= 1n;
    last >>= 1n;
  }
  return last === 0n && hex(hash) === box.dataset.root;
};

if (box && globalThis.crypto?.subtle) {
  const all = [...box.querySelectorAll("details.one")];
  const checked = await Promise.all(all.map(check));
  const holds = checked.length > 0 && checked.every((one) => one);
  const told = box.querySelector(".checked");
  told.textContent = holds ? box.dataset.yes : box.dataset.no;
  told.classList.add(holds ? "good" : "warn");
}
