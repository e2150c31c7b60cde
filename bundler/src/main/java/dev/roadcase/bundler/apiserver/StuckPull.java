package dev.roadcase.bundler.apiserver;

/**
 * A pod of the show whose image its node does not get.
 *
 * @param path of the pod
 * @param node its name
 * @param image as the pod names it
 * @param words of the node, why
 */
public record StuckPull(String path, String pod, String node, String image, String words) {}
