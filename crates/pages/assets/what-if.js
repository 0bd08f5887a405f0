// The what-if page while a control is moved: the answer is asked for and put in place, and the address says the question.
// Without this script the same form is sent by its button.

const form = document.querySelector("form.what-if");
const answer = document.querySelector("#answer");

if (form && answer) {
  let asked = null;
  let timer = 0;

  const address = () => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (value !== "") query.append(name, value);
    }
    const text = query.toString();
    return form.getAttribute("action") + (text ? "?" + text : "");
  };

  const ask = async () => {
    if (asked) asked.abort();
    asked = new AbortController();
    const to = address();
    answer.setAttribute("aria-busy", "true");
    try {
      const got = await fetch(to, { signal: asked.signal, headers: { accept: "text/html" } });
      const page = new DOMParser().parseFromString(await got.text(), "text/html");
      const next = page.querySelector("#answer");
      if (next) {
        const opened = [...answer.querySelectorAll("details")].map((one) => one.open);
        answer.replaceChildren(...next.childNodes);
        [...answer.querySelectorAll("details")].forEach((one, at) => { one.open = opened[at] ?? false; });
        history.replaceState(null, "", to);
        for (const link of document.querySelectorAll("ul.languages a, link[rel=alternate]")) {
          const other = page.querySelector(`ul.languages a[hreflang=${link.hreflang}]`);
          if (other) link.setAttribute("href", other.getAttribute("href"));
        }
      }
      answer.removeAttribute("aria-busy");
    } catch (error) {
      if (error.name !== "AbortError") answer.removeAttribute("aria-busy");
    }
  };

  const soon = () => { clearTimeout(timer); timer = setTimeout(ask, 60); };

  // A slider beside each number that has a range.
  for (const number of form.querySelectorAll("input[type=number][data-slide]")) {
    const slider = document.createElement("input");
    slider.type = "range";
    slider.min = number.min;
    slider.max = number.dataset.slide;
    slider.step = number.dataset.step ?? "1";
    slider.value = number.value || number.placeholder;
    slider.setAttribute("aria-labelledby", number.id + "-label");
    slider.addEventListener("input", () => { number.value = slider.value; soon(); });
    number.addEventListener("input", () => { slider.value = number.value || number.placeholder; });
    number.after(slider);
  }

  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  form.classList.add("live");
}
