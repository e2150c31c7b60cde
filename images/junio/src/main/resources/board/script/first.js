// Runs before the first paint, so that a page never shows itself in the wrong light: no module.
{
  const chosen = localStorage.getItem("theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
}
