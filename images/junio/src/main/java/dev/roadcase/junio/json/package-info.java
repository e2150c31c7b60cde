/** JSON from others, read within limits, and our own. */
package dev.roadcase.junio.json;
