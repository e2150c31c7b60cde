/** What can go wrong for a user, as one exception type. */
package dev.roadcase.agent.problem;
