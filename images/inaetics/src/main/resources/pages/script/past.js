const SPAN_MS = 300_000;
/** Between two values that belong to one line. */
const GAP_MS = 3500;
/** A clock that is further behind than this is another machine's: the coordinator has moved. */
const CLOCK_MS = 10_000;

/**
 * The values of the last five minutes, as the coordinator has recorded them. They outlive the coordinator: what one had
 * told that was killed stays, and the next one goes on from there.
 */
export class Past {
  #moments = new Map();
  #latest = 0;

  /** @param series the answer to "statistics": for each name its times and values; none where it has just begun */
  add(series) {
    if (series.length === 0) return;
    const newest = Math.max(...series.map(one => one.timestamps.at(-1)));
    if (newest < this.#latest - CLOCK_MS) this.#forget();
    for (const { name, timestamps, values } of series) {
      timestamps.forEach((time, i) => time > this.#latest && this.#moment(time).set(name, values[i]));
    }
    this.#latest = Math.max(this.#latest, newest);
    this.#drop(this.#latest - SPAN_MS);
  }

  /** The coordinator's time of the last values, in ms. */
  get latest() {
    return this.#latest;
  }

  /** The last value of a name; undefined where it is not among the latest. */
  now(name) {
    return this.#moments.get(this.#latest)?.get(name);
  }

  /** Columns for a graph: times in seconds, then the values of each name, null where there are none. */
  columns(names) {
    const times = this.#times();
    const values = names.map(name => times.map(time => this.#moments.get(time)?.get(name) ?? null));
    return [times.map(time => time / 1000), ...values];
  }

  /** In their order, with a moment without values wherever nothing was heard for a while: there a line ends. */
  #times() {
    const times = [...this.#moments.keys()].sort((a, b) => a - b);
    return times.flatMap((time, i) => (i > 0 && time - times[i - 1] > GAP_MS ? [time - GAP_MS, time] : [time]));
  }

  #moment(time) {
    if (!this.#moments.has(time)) this.#moments.set(time, new Map());
    return this.#moments.get(time);
  }

  #drop(before) {
    for (const time of this.#moments.keys()) if (time < before) this.#moments.delete(time);
  }

  #forget() {
    this.#moments.clear();
    this.#latest = 0;
  }
}
