import { write } from "./text.js";
import { count } from "./words.js";

/** The places in which a sample can be, in the order of its way. */
const PLACES = ["pending", "refused", "queued", "processing", "stored", "earlier"];

/** Where every sample is, in one line: the sum has to come out. */
export class Books {
  #element = document.getElementById("books");

  /** @param books undefined while the queue does not answer */
  show(books) {
    this.#element.dataset.state = books === undefined ? "unknown" : books.missing === 0 ? "balanced" : "wrong";
    write("books", books === undefined ? "The queue does not answer: its books are not known now." : words(books));
  }
}

function words(books) {
  const parts = PLACES.filter(place => books[place] > 0).map(place => `${count(books[place])} ${place}`);
  const verdict = books.missing === 0 ? "Every sample is accounted for" : `${count(books.missing)} samples missing`;
  return `${verdict}: ${count(books.produced)} produced = ${parts.join(" + ") || "0"}`;
}
