/** What a bundle consists of, as a software bill of materials (CycloneDX 1.6). */
package dev.roadcase.bundler.sbom;
