/** The colours of the style sheets, for what is painted. They are registered there, so that they are read as rgb(…). */

export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`);
}

/** The same, thinly. */
export function shade(name) {
  return colour(name).replace("rgb(", "rgba(").replace(")", ", 0.18)");
}
