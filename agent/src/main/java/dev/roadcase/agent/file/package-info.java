/** Files of this machine: written whole or not at all, and known again without being read. */
package dev.roadcase.agent.file;
