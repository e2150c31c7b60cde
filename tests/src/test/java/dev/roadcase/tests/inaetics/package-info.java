/** The autoscaling demonstrator, as processes of this machine. */
package dev.roadcase.tests.inaetics;
