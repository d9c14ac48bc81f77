// <button data-countdown="20" data-of="key" data-left="{0} kvar" data-over="{0} över"> counts the minutes down from when its key was first seen
// in this window, over all pages that carry it; a press begins anew. Never read out while it runs.
function run(button: HTMLButtonElement): void {
  const key = `countdown:${button.dataset.of}`;
  const whole = Number(button.dataset.countdown) * 60;
  const began = () => Number(sessionStorage.getItem(key)) || begin();
  const begin = () => {
    const now = Date.now();
    sessionStorage.setItem(key, String(now));
    return now;
  };
  const show = () => {
    const left = whole - Math.floor((Date.now() - began()) / 1000);
    const seconds = Math.abs(left);
    const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    button.textContent = (left < 0 ? button.dataset.over! : button.dataset.left!).replace("{0}", clock);
    button.dataset.state = left < 0 ? "over" : "left";
  };
  button.addEventListener("click", () => {
    begin();
    show();
  });
  button.hidden = false;
  show();
  window.setInterval(show, 1000);
}

export function countdowns(): void {
  document.querySelectorAll<HTMLButtonElement>("button[data-countdown]").forEach(run);
}
