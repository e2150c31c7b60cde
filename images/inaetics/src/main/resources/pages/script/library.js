/** The charting library, from its jar: the one place, beside the pages' style sheets, that names its version. */
export { default as uPlot } from "/webjars/uplot/1.6.30/dist/uPlot.esm.js";
