/** The page for the audience: which pods there are, where requests go, and what a visitor hears who asks ten times a second. */
package dev.roadcase.junio.board;
