/** Fills in templates of manifests: in the form of Go's text/template, and in that of a demo's own parameters. */
package dev.roadcase.junio.template;
