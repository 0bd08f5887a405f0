// A file of a list goes into the field as it is: what is sent is what stands there to be read.

const place = document.querySelector("#file");
const table = document.querySelector("#table");

if (place && table) {
  const label = document.createElement("label");
  const words = document.createElement("span");
  const input = document.createElement("input");
  words.textContent = place.dataset.label;
  input.type = "file";
  input.accept = ".csv,text/csv,text/plain";
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    table.value = await file.text();
    table.focus();
  });
  label.append(words, input);
  place.append(label);
  place.hidden = false;
}
