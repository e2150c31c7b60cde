/**
 * What belongs to an image in its repository, and who signed it: referrers (OCI distribution spec 1.1) and what cosign
 * and BuildKit keep in their own ways.
 */
package dev.roadcase.bundler.referrer;
