/**
 * The registry over a bundle: it answers pulls (OCI distribution spec 1.1) from the file, and sends no byte of a blob
 * before the blob's digest was checked. The same server gives machines the bundle itself, takes their registrations,
 * and has the status page.
 */
package dev.roadcase.agent.registry;
