const READING_MS = 6000;
let reading;

/** Writes into the element of this id, only where that changes something. */
export function write(id, text) {
  const element = document.getElementById(id);
  if (element.textContent !== text) element.textContent = text;
}

/** Says something to those who hear the page. What it says is to be rare. */
export function announce(text) {
  write("announcement", text);
  document.getElementById("announcement").classList.add("unseen");
}

/** Says it to everybody, for as long as it takes to read: that what somebody wanted did not happen. */
export function complain(text) {
  announce(text);
  const { classList } = document.getElementById("announcement");
  classList.remove("unseen");
  clearTimeout(reading);
  reading = setTimeout(() => classList.add("unseen"), READING_MS);
}

/** A new element of a class, with a text or without. */
export function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
