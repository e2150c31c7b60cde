/** On the controller: which workloads of the demo it applies, and their manifests with the values of parameters. */
package dev.roadcase.agent.node.workload;
