/** Writes into the element of this id, only where that changes something. */
export function write(id, text) {
  const element = document.getElementById(id);
  if (element.textContent !== text) element.textContent = text;
}

/** Says something to those who hear the page. What it says is to be rare. */
export function announce(text) {
  write("announcement", text);
}

/** A new element of a class, with a text or without. */
export function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
