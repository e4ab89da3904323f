// J and K walk the queue, P publishes, H opens the holding form; by the place of the key, so both layouts work.
const bar = document.getElementById("keys");
const links = [...document.querySelectorAll(".w-q li > a")];
const holding = document.getElementById("hold");

function walk(step) {
  const at = links.findIndex((link) => link.hasAttribute("aria-current"));
  links[at + step]?.click();
}

const acts = {
  KeyJ: () => walk(1),
  KeyK: () => walk(-1),
  KeyP: () => document.querySelector('form[action$="/publication/"]')?.requestSubmit(),
  KeyH: () => {
    if (!holding) return;
    holding.open = true;
    holding.querySelector("select").focus();
  },
};

if (bar) {
  const button = bar.querySelector("button");
  let isOn = localStorage.getItem("moderation-keys") !== "off";
  const tell = () => {
    button.textContent = isOn ? button.dataset.off : button.dataset.on;
  };
  button.addEventListener("click", () => {
    isOn = !isOn;
    localStorage.setItem("moderation-keys", isOn ? "on" : "off");
    tell();
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select");
    if (!isOn || isTyping || event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const act = acts[event.code];
    if (!act) return;
    event.preventDefault();
    act();
  });
  tell();
  bar.hidden = false;
}
