/** Keys and certificates of one cluster (X.509, RFC 5280): made on the laptop, kept in one folder, never in a bundle. */
package dev.roadcase.bundler.cluster.pki;
