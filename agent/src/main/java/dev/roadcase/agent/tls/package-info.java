/** TLS at both ends: certificates and keys from PEM files, and whom a program believes. */
package dev.roadcase.agent.tls;
