// Small comforts of every page; all of it may be missing and nothing stops working.

// A counter under each text field with a limit. The limit itself is checked on the server.
for (const field of document.querySelectorAll("[data-limit]")) {
  const counter = document.createElement("p");
  counter.className = "count";
  field.after(counter);
  const limit = Number(field.dataset.limit);
  const show = () => {
    // As the server counts: code points, a line break is one.
    const left = limit - [...field.value].length;
    const count = Math.abs(left);
    const words = field.dataset[(left < 0 ? "limitOver" : "limitLeft") + (count === 1 ? "One" : "")];
    const written = count.toLocaleString(document.documentElement.lang, { useGrouping: "always" });
    counter.textContent = words.replace("%s", written);
    counter.classList.toggle("count--over", left < 0);
  };
  field.addEventListener("input", show);
  show();
}

// Buttons that copy; shown only where the browser can.
const status = document.querySelector("main [role=status]");
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    const words = document.createElement("p");
    words.className = "vh";
    words.textContent = button.dataset.copied;
    status?.replaceChildren(words);
    button.querySelector("span").textContent = button.dataset.copied;
  });
}
