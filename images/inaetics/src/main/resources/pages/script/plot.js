/** How uPlot is to paint a graph: sizes follow those of the page's letters, and colours those of its style sheets. */
import { uPlot } from "./library.js";
import { colour, shade } from "./colours.js";
import { count, hourAndMinute } from "./words.js";

const SPAN_S = 300;
/** Steps of the axis of time. */
const MINUTES = [60, 120, 300];
/** Steps of the axis of levels: whole numbers that people count in, up to more than any service does in a second. */
const LEVELS = [1, 2, 5, ...[10, 100, 1000, 10_000, 100_000].flatMap(ten => [ten, 2 * ten, 2.5 * ten, 5 * ten])];

/** Of letters, in pixels: uPlot reads whole ones only. */
export function sizeOf(picture) {
  return Math.round(parseFloat(getComputedStyle(picture).fontSize));
}

export function options(picture, size, lines, least) {
  return {
    width: picture.clientWidth,
    height: picture.clientHeight,
    padding: [size * 0.6, size * 1.5, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: true, range: (_, from, to) => [(to ?? 0) - SPAN_S, to ?? 0] },
      y: { range: (_, from, to) => [0, Math.max(least, (to ?? 0) * 1.08)] },
    },
    axes: [
      { ...axis(size), size: size * 1.9, space: size * 3.4, incrs: MINUTES, values: minutesIn(size) },
      { ...axis(size), size: widthOf(size), space: spaceOf(size), incrs: LEVELS, values: (_, levels) => levels.map(count) },
    ],
    series: [{}, ...lines.map(line => seriesOf(line, size))],
  };
}

/** Of the levels' axis: room for its longest label. */
function widthOf(size) {
  return (plot, labels, axis, cycle) => {
    const longest = Math.max(...(labels ?? []).map(label => label.length));
    return cycle > 1 ? plot.axes[axis]._size : size * Math.max(3.2, 0.6 * longest + 0.2);
  };
}

/** Between two levels; of a low picture so little that one above 0 is always there. */
function spaceOf(size) {
  return (plot, axis, from, to, length) => Math.min(size * 2.4, length / 2.2);
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

/** Those that do not stand over the corner, where the lowest level is. */
function minutesIn(size) {
  return (plot, times) => {
    const first = plot.scales.x.min + (1.5 * size * SPAN_S) / plot.width;
    return times.map(time => (time < first ? "" : hourAndMinute(time * 1000)));
  };
}

function seriesOf(line, size) {
  return {
    stroke: () => colour(line.colour),
    fill: line.filled ? () => shade(line.colour) : undefined,
    width: size / (line.value ? 10 : 6),
    dash: line.dashed ? [size / 2, size / 2.7] : undefined,
    paths: line.stepped ? uPlot.paths.stepped({ align: 1 }) : undefined,
    points: { show: false },
    spanGaps: false,
  };
}
