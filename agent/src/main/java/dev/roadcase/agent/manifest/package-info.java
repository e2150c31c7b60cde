/** Kubernetes manifests as texts: values are filled in where parameters stand, and can change nothing else. */
package dev.roadcase.agent.manifest;
