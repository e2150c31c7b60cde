/** How long somebody waits for others. */
package dev.roadcase.junio.patience;
