// Before the first paint: the colors of the machine when none were chosen, and the folded sidebar.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    if (root.dataset.theme === "auto") root.dataset.bsTheme = dark.matches ? "dark" : "light";
  };
  paint();
  dark.addEventListener("change", paint);
  root.dataset.js = "";
  try {
    root.dataset.folded = localStorage.getItem("folded") === "1" ? "1" : "0";
  } catch {
    root.dataset.folded = "0";
  }
})();
