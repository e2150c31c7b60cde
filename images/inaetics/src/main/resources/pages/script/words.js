/** Numbers and times as people read them. */

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat("en", { notation: "compact", minimumFractionDigits: 2, maximumFractionDigits: 2 });
const clockTime = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const clockSeconds = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

const MILLION = 1_000_000;
const MIB = 1 << 20;

/** A count, with a dash where there is none. */
export function count(number) {
  return number === undefined ? "–" : whole.format(number);
}

/** A count that may become large, in at most seven characters. */
export function total(number) {
  return number >= MILLION ? short.format(number) : count(number);
}

/** A level: with a decimal place where that tells something. */
export function level(percent) {
  if (percent === undefined) return "–";
  const tenths = Math.round(percent * 10);
  return tenths > 0 && tenths < 100 ? (tenths / 10).toFixed(1) : whole.format(percent);
}

export function mebibytes(bytes) {
  return `${whole.format(bytes / MIB)} MiB`;
}

/** A difference, with a sign that is as wide as a plus. */
export function step(difference) {
  if (difference === 0) return "hold";
  return difference > 0 ? `+${difference}` : `−${-difference}`;
}

export function hourAndMinute(ms) {
  return clockTime.format(ms);
}

export function timeOfDay(ms) {
  return clockSeconds.format(ms);
}

/** A statistic by what it is about: the service that offers it names itself again. Its name where nothing else is left. */
export function statisticName(name) {
  const own = name.replace(/^(producer|processor)-(?=inaetics-|producer|processor)/, "");
  const words = shortName(own).replaceAll("-", " ").trim() || name;
  return words[0].toUpperCase() + words.slice(1);
}

/** Without what all names of the demo's pods have. */
export function shortName(container) {
  return container.replace(/^inaetics-/, "").replace("-controller", "").replace("datastore-", "");
}

/** A pod's short name, and by itself its end, by which it is told from its like: Kubernetes makes that of five characters. */
export function nameAndEnd(container) {
  const [, name, end] = /^(.*?)(-[a-z0-9]{5}|-\d+)?$/s.exec(shortName(container));
  return [name, end ?? ""];
}
