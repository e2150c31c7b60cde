import { uPlot } from "./library.js";
import { colour, shade } from "./colours.js";
import { element } from "./text.js";
import { count, hourAndMinute } from "./words.js";

const SPAN_S = 300;
/** Steps of the axis of time. */
const MINUTES = [60, 120, 300];
const CORNER_S = 15;
/** Steps of the axis of levels: whole numbers that people count in. */
const LEVELS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000];

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
  }

  draw(past) {
    const [times, ...values] = past.columns(this.#lines.map(line => line.name));
    this.#lines.forEach((line, i) => line.value && values[i].fill(line.value() ?? null));
    this.#plot ??= this.#begin();
    this.#plot.setData([times, ...values]);
    this.#lines.forEach((line, i) => this.#tell(i, values[i].at(-1)));
    this.#picture.setAttribute("aria-label", `${this.#title}, last five minutes: ${this.#words(values)}`);
  }

  /** Paints again, where colours have changed. */
  repaint() {
    this.#plot?.redraw(false);
  }

  /** Not before the figure is in the page, which says how large letters are. */
  #begin() {
    const empty = [[], ...this.#lines.map(() => [])];
    const plot = new uPlot(options(this.#picture, this.#lines, this.#least), empty, this.#picture);
    const fit = ([{ contentRect: { width, height } }]) => width > 0 && plot.setSize({ width, height });
    new ResizeObserver(fit).observe(this.#picture);
    return plot;
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

function options(picture, lines, least) {
  // uPlot reads whole pixels only.
  const size = Math.round(parseFloat(getComputedStyle(picture).fontSize));
  return {
    width: picture.clientWidth,
    height: picture.clientHeight,
    padding: [size * 0.6, size * 0.8, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: true, range: (_, from, to) => [(to ?? 0) - SPAN_S, to ?? 0] },
      y: { range: (_, from, to) => [0, Math.max(least, (to ?? 0) * 1.08)] },
    },
    axes: [
      { ...axis(size), size: size * 1.9, space: size * 3.4, incrs: MINUTES, values: minutes },
      { ...axis(size), size: size * 3.2, space: size * 2.4, incrs: LEVELS, values: (_, levels) => levels.map(count) },
    ],
    series: [{}, ...lines.map(seriesOf)],
  };
}

function axis(size) {
  return {
    font: `${size}px system-ui, sans-serif`,
    gap: 4,
    stroke: () => colour("soft"),
    grid: { stroke: () => colour("edge"), width: 1 },
    ticks: { show: false },
  };
}

/** Those that do not stand over the corner. */
function minutes(plot, times) {
  return times.map(time => (time < plot.scales.x.min + CORNER_S ? "" : hourAndMinute(time * 1000)));
}

function seriesOf(line) {
  return {
    stroke: () => colour(line.colour),
    fill: line.filled ? () => shade(line.colour) : undefined,
    width: line.value ? 1.5 : 2.5,
    dash: line.dashed ? [8, 6] : undefined,
    paths: line.stepped ? uPlot.paths.stepped({ align: 1 }) : undefined,
    points: { show: false },
    spanGaps: false,
  };
}
