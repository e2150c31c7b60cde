/** One archive about a show for somebody who is far away: what machines and cluster say, and no secret. */
package dev.roadcase.bundler.support;
