/** The server tells something at least once a second: this is no news. */
const SILENCE_MS = 2500;
/** A connection that says nothing for so long is given up, and another one is made. */
const LOST_MS = 6000;
const PERIOD_MS = 1000;

/**
 * Hears of each change for ever: a server that was away and comes back is heard again.
 *
 * @param heard called with the whole scene
 * @param silent called with the seconds since the last one, once a second while there is none
 */
export function listen(heard, silent) {
  let last = performance.now();
  let opened = last;
  let source = open();

  function open() {
    opened = performance.now();
    const made = new EventSource("/feed");
    made.onmessage = event => {
      last = performance.now();
      heard(JSON.parse(event.data));
    };
    return made;
  }

  setInterval(() => {
    const now = performance.now();
    if (now - last > SILENCE_MS) silent(Math.round((now - last) / 1000));
    const closed = source.readyState === EventSource.CLOSED && now - opened > PERIOD_MS;
    if (closed || (now - last > LOST_MS && now - opened > LOST_MS)) {
      source.close();
      source = open();
    }
  }, PERIOD_MS);
}
