// The forms of the newsroom that send a passkey: asks the site for a challenge, lets the device answer it, and sends the answer with the form.
const form = document.querySelector("form[data-passkey]");
const button = form.querySelector("button");
const status = form.querySelector("[role=status]");

const say = words => { status.textContent = status.dataset[words] ?? ""; };

async function challenge() {
  const answer = await fetch(form.dataset.challenge, { method: "POST", body: new FormData(form) });
  if (answer.ok) {
    return answer.json();
  }
  throw Object.assign(new Error("No challenge"), { words: answer.status === 429 ? "wait" : "trouble" });
}

async function credential() {
  const options = await challenge();
  return form.dataset.passkey === "make"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

const wordsOf = failure => failure.words ?? { NotAllowedError: "refused", AbortError: "refused", InvalidStateError: "known" }[failure.name] ?? "trouble";

async function send(event) {
  event.preventDefault();
  button.disabled = true;
  say("busy");
  try {
    form.elements.Credential.value = JSON.stringify(await credential());
    form.submit();
  } catch (failure) {
    button.disabled = false;
    say(wordsOf(failure));
  }
}

form.querySelector(".needs-script").remove();
if (window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
  button.hidden = false;
  form.addEventListener("submit", send);
} else {
  say("tooOld");
}
