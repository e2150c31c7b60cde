/** TLS at both ends: certificates and keys from PEM files, and which authorities a program trusts. */
package dev.roadcase.agent.tls;
