// Lets a passkey answer the challenge of a form and sends the form. The server looks at every byte of the answer.

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const create = async (asked) => {
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: bytes(asked.challenge),
      rp: { id: asked.host, name: "Zhargy" },
      user: { id: bytes(asked.user), name: asked.account, displayName: asked.account },
      pubKeyCredParams: [{ type: "public-key", alg: -7 }],
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      excludeCredentials: asked.known.split(" ").filter(Boolean).map((id) => ({ type: "public-key", id: bytes(id) })),
      attestation: "none",
    },
  });
  const { clientDataJSON, getAuthenticatorData } = made.response;
  return { id: text(made.rawId), client: text(clientDataJSON), data: text(getAuthenticatorData.call(made.response)) };
};

const get = async (asked) => {
  const got = await navigator.credentials.get({
    publicKey: { challenge: bytes(asked.challenge), rpId: asked.host, userVerification: "required" },
  });
  const { clientDataJSON, authenticatorData, signature } = got.response;
  return { id: text(got.rawId), client: text(clientDataJSON), data: text(authenticatorData), signature: text(signature) };
};

for (const button of document.querySelectorAll("button[data-challenge]")) {
  if (!globalThis.PublicKeyCredential) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const { form, dataset } = button;
    const told = form.querySelector(".told");
    told.textContent = "";
    if ("user" in dataset && !form.reportValidity()) return;
    try {
      form.elements.passkey.value = JSON.stringify(await ("user" in dataset ? create(dataset) : get(dataset)));
    } catch {
      told.textContent = dataset.failed;
      return;
    }
    form.submit();
  });
}
