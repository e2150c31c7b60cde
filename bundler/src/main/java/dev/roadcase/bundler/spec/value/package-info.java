/** Small values that several keys of demo.yaml and site.yaml share: addresses, sizes, paths, roles, variables. */
package dev.roadcase.bundler.spec.value;
