// Runs before the first paint, so that a dark screen never flashes white. A file, because the
// Content-Security-Policy allows no inline script.
(() => {
  let choice = "system";
  try {
    choice = localStorage.getItem("balcao.theme") || "system";
  } catch {
    // Storage may be forbidden; the system's choice is right then.
  }
  const dark = choice === "dark" || (choice === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
