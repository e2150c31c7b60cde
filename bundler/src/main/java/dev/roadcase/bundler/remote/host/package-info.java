/** How each host is spoken to: mirrors, plain HTTP, certificates, logins, proxies. */
package dev.roadcase.bundler.remote.host;
