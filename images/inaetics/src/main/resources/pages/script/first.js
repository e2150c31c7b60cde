// Runs before the first paint, so that a page never shows itself in the wrong light: no module.
{
  const page = document.documentElement;
  page.classList.toggle("kiosk", new URLSearchParams(location.search).has("kiosk"));
  const chosen = localStorage.getItem("theme");
  if (chosen === "light" || chosen === "dark") page.dataset.theme = chosen;
}
