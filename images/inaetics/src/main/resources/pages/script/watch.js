import { read } from "./coordinator.js";

const PERIOD_MS = 1000;
/** A second or two without an answer is no news. */
const SILENCE_MS = 2500;
/** As many values as the coordinator keeps: five minutes. */
const MOST_POINTS = 300;
/** Those since the last answer, and a few more, since clocks differ. */
const FEW_POINTS = 5;

/**
 * Asks the coordinator once a second, for ever: one that was killed and comes back is heard again. A question may stay
 * without an answer (the books, while the queue is gone); without statistics there is no news.
 *
 * @param names of the statistics that are wanted; none for all
 * @param questions paths that are read beside them
 * @param heard called with the answers by path
 * @param silent called with the seconds since the last answer, once a second while there is none
 */
export function watch(names, questions, heard, silent) {
  let last = performance.now();
  let points = MOST_POINTS;

  async function ask() {
    const began = performance.now();
    const news = await answers([`statistics?${names.join(",")}&points=${points}`, ...questions]);
    points = Math.min(MOST_POINTS, FEW_POINTS + Math.ceil(since(last) / PERIOD_MS));
    setTimeout(ask, Math.max(0, PERIOD_MS - since(began)));
    if (news.has("statistics")) {
      last = performance.now();
      heard(news);
    }
  }

  setInterval(() => since(last) > SILENCE_MS && silent(Math.round(since(last) / PERIOD_MS)), PERIOD_MS);
  ask();
}

async function answers(paths) {
  const settled = await Promise.allSettled(paths.map(read));
  const given = paths.map((path, i) => [path.split("?")[0], settled[i].value]);
  return new Map(given.filter(([, answer]) => answer !== undefined));
}

function since(time) {
  return performance.now() - time;
}
