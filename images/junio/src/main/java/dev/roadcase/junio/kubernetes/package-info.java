/** The few calls of Kubernetes' API that are made here, with the rights of the pod's service account. */
package dev.roadcase.junio.kubernetes;
