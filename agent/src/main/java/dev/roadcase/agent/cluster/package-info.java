/**
 * Objects of a Kubernetes cluster: applied with kubectl on the side of the server (Kubernetes, "Server-Side Apply"), so that
 * what others have set by now stays.
 */
package dev.roadcase.agent.cluster;
