// Passkeys (WebAuthn). A button with data-passkey asks the device and sends its form with the answer.
// Without this file the buttons stay hidden and the page says what else can be done.

const toBytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const withBytes = (items) => (items || []).map((item) => ({ ...item, id: toBytes(item.id) }));

async function optionsFor(button) {
  if (!button.dataset.url) return JSON.parse(document.getElementById(button.dataset.options).textContent);
  const answer = await fetch(button.dataset.url, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()).request_options;
}

async function create({ publicKey }, isAlone) {
  publicKey.challenge = toBytes(publicKey.challenge);
  publicKey.user.id = toBytes(publicKey.user.id);
  publicKey.excludeCredentials = withBytes(publicKey.excludeCredentials);
  publicKey.authenticatorSelection = {
    ...publicKey.authenticatorSelection,
    residentKey: isAlone ? "required" : "discouraged",
    requireResidentKey: isAlone,
    userVerification: isAlone ? "required" : "preferred",
  };
  const made = await navigator.credentials.create({ publicKey });
  return {
    attestationObject: toText(made.response.attestationObject),
    ...described(made),
  };
}

async function get({ publicKey }) {
  publicKey.challenge = toBytes(publicKey.challenge);
  publicKey.allowCredentials = withBytes(publicKey.allowCredentials);
  const given = await navigator.credentials.get({ publicKey });
  const { authenticatorData, signature, userHandle } = given.response;
  return {
    authenticatorData: toText(authenticatorData),
    signature: toText(signature),
    userHandle: userHandle ? toText(userHandle) : null,
    ...described(given),
  };
}

const described = (credential) => ({ credential, clientDataJSON: toText(credential.response.clientDataJSON) });

function written({ credential, ...response }) {
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  });
}

for (const button of document.querySelectorAll("[data-passkey]")) {
  const trouble = document.getElementById(button.dataset.trouble);
  if (!window.PublicKeyCredential) {
    trouble.textContent = button.dataset.missing;
    trouble.hidden = false;
    continue;
  }
  button.hidden = false;
  button.addEventListener("click", async () => {
    trouble.hidden = true;
    button.disabled = true;
    try {
      const options = await optionsFor(button);
      const alone = button.form.elements.passwordless;
      const answer = button.dataset.passkey === "create" ? await create(options, !!alone && alone.checked) : await get(options);
      button.form.elements[button.dataset.field].value = written(answer);
      button.form.submit();
    } catch (error) {
      trouble.textContent = error.name === "InvalidStateError" ? button.dataset.known : button.dataset.failed;
      trouble.hidden = false;
      trouble.focus();
    } finally {
      button.disabled = false;
    }
  });
}
