/** How a show is now: machines, nodes, workloads, pages and checks, all asked at the same time, and in little time. */
package dev.roadcase.bundler.status;
