// Passkeys: <form data-passkey="sign-in|create" data-options="/address"> asks the device, puts its answer in the field
// "credential" and is sent. Such forms are hidden until the browser is known to have passkeys. Where the answer is another
// page (sign in once more), that page is shown.
type Kind = "sign-in" | "create";

const can = "PublicKeyCredential" in window && "parseRequestOptionsFromJSON" in PublicKeyCredential;

async function ask(form: HTMLFormElement): Promise<Credential | null | "elsewhere"> {
  const response = await fetch(form.dataset.options!, { method: "POST", body: new FormData(form), credentials: "same-origin" });
  if (response.redirected) {
    location.assign(response.url);
    return "elsewhere";
  }
  if (!response.ok) throw new Error(String(response.status));
  const json = await response.json();
  return (form.dataset.passkey as Kind) === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json) });
}

function fail(form: HTMLFormElement): void {
  const shown = form.querySelector<HTMLElement>("[data-failed]");
  if (!shown) return;
  shown.textContent = shown.dataset.failed ?? "";
  shown.hidden = false;
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
  if (!can) continue;
  form.hidden = false;
  form.closest<HTMLElement>("[data-passkey-only]")?.removeAttribute("hidden");
  form.addEventListener("submit", async (event) => {
    const field = form.querySelector<HTMLInputElement>("[name=credential]")!;
    if (field.value) return;
    event.preventDefault();
    try {
      const credential = await ask(form);
      if (credential === "elsewhere") return;
      if (!credential) throw new Error("none");
      field.value = JSON.stringify(credential);
      form.requestSubmit();
    } catch {
      field.value = "";
      fail(form);
    }
  });
}
