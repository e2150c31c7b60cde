/** Six real machines on one host with no way out: containers that boot systemd, as a user's machines would. */
package dev.roadcase.tests.cluster;
