/** What a demo's bundle has to carry, and who asks for it: the demo is walked once, here. */
package dev.roadcase.bundler.demand;
