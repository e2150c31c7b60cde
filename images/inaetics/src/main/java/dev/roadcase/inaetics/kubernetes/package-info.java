/** The few calls of Kubernetes' API that the demonstrator makes, with the rights of its service account. */
package dev.roadcase.inaetics.kubernetes;
