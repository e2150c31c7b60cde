/**
 * The API server of a show's Kubernetes, asked from the laptop: kinds are looked up, objects are applied, deleted and
 * scaled (Kubernetes, "The Kubernetes API").
 */
package dev.roadcase.bundler.apiserver;
