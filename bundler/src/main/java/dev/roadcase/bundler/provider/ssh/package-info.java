/** Machines of a show that run already, and are reached by SSH. They get the files of user-data without cloud-init. */
package dev.roadcase.bundler.provider.ssh;
