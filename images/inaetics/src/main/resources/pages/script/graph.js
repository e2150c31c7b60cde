import { uPlot } from "./library.js";
import { options, sizeOf } from "./plot.js";
import { element } from "./text.js";
import { count } from "./words.js";

/**
 * A graph of the last five minutes with its title, its lines' latest values, and in words what it shows, for those who
 * do not see it.
 */
export class Graph {
  #title;
  #unit;
  #least;
  #lines;
  #keys;
  #picture = element("div", "picture");
  #data;
  #size;
  #plot;

  /**
   * @param figure an empty element
   * @param lines each {name, label, colour, and where wanted: filled, stepped, dashed, value}; name is the statistic's,
   *     and one with a value is a level to compare with, and no statistic
   * @param least what the axis shows at least, above 0
   */
  constructor(figure, { title, unit = "", least = 1, lines }) {
    this.#title = title;
    this.#unit = unit;
    this.#least = least;
    this.#lines = lines;
    this.#keys = lines.map(key);
    this.#picture.setAttribute("role", "img");
    const caption = element("figcaption", "");
    caption.append(element("span", "title", title), ...this.#keys);
    figure.replaceChildren(caption, this.#picture);
    new ResizeObserver(([{ contentRect }]) => this.#fit(contentRect)).observe(this.#picture);
  }

  draw(past) {
    const [times, ...values] = past.columns(this.#lines.map(line => line.name));
    this.#lines.forEach((line, i) => line.value && values[i].fill(line.value() ?? null));
    this.#data = [times, ...values];
    if (this.#plot) this.#plot.setData(this.#data);
    else this.#begin();
    this.#lines.forEach((line, i) => this.#tell(i, values[i].at(-1)));
    this.#picture.setAttribute("aria-label", `${this.#title}, last five minutes: ${this.#words(values)}`);
  }

  /** Paints again, where colours have changed. */
  repaint() {
    this.#plot?.redraw(false);
  }

  /** Not before the figure is in the page, which says how large letters are. */
  #begin() {
    this.#size = sizeOf(this.#picture);
    this.#plot = new uPlot(options(this.#picture, this.#size, this.#lines, this.#least), this.#data, this.#picture);
  }

  /** A window that becomes a whole screen has larger letters, and uPlot is told of them only when it begins. */
  #fit({ width, height }) {
    if (!this.#plot || width === 0) return;
    if (this.#size === sizeOf(this.#picture)) {
      this.#plot.setSize({ width, height });
    } else {
      this.#plot.destroy();
      this.#begin();
    }
  }

  #tell(i, value) {
    this.#keys[i].lastChild.textContent = value === null || value === undefined ? "–" : `${count(value)}${this.#unit}`;
  }

  #words(values) {
    return this.#lines.map((line, i) => `${line.label} ${range(values[i], line, this.#unit)}`).join("; ");
  }
}

function range(values, line, unit) {
  const known = values.filter(value => value !== null);
  if (known.length === 0) return "not known";
  if (line.value) return `${count(known.at(-1))}${unit}`;
  const [now, lowest, highest] = [known.at(-1), Math.min(...known), Math.max(...known)].map(count);
  return `now ${now}${unit}, lowest ${lowest}${unit}, highest ${highest}${unit}`;
}

function key(line) {
  const made = element("span", "key");
  const swatch = element("i", line.dashed ? "swatch dashed" : "swatch");
  swatch.style.setProperty("--swatch", `var(--${line.colour})`);
  made.append(swatch, element("span", "label", line.label), " ", element("b", "", "–"));
  return made;
}
