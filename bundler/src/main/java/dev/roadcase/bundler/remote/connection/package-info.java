/** Requests and answers over HTTP: clients, redirects, mirrors, slow links, and what an answer that is no success means. */
package dev.roadcase.bundler.remote.connection;
