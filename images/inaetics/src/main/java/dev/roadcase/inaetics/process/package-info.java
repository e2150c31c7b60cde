/** Replicas as processes of one machine, for where there is no Kubernetes. */
package dev.roadcase.inaetics.process;
