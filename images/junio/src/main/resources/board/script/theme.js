const dark = matchMedia("(prefers-color-scheme: dark)");

/** Whether the page is dark: as was chosen here, or else as the system has it. */
function isDark() {
  return (document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";
}

/** The switch between light and dark, which is remembered. */
export function offerThemes() {
  const button = document.getElementById("theme");
  const show = () => {
    button.textContent = isDark() ? "Light" : "Dark";
    button.setAttribute("aria-label", `${button.textContent} colours`);
  };
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    localStorage.setItem("theme", document.documentElement.dataset.theme);
    show();
  });
  dark.addEventListener("change", show);
  show();
}
