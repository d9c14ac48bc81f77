// A form with data-once carries an idempotency key and is sent once, however many times the button is pressed.
const field = "idempotensnyckel";

export function onceOnly(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-once]")) {
    if (!form.querySelector(`[name="${field}"]`)) {
      const key = Object.assign(document.createElement("input"), { type: "hidden", name: field, value: crypto.randomUUID() });
      form.append(key);
    }

    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "1";
    });
  }

  // Back in the browser gives the page as it was: let it be sent again.
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-once]")) delete form.dataset.sent;
  });
}
