/** Files of this machine that are written whole or not at all. */
package dev.roadcase.agent.file;
