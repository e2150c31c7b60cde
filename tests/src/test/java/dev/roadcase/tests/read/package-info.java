/** What the verbs that read a bundle do with whole ones, damaged ones, and users who are new to them. */
package dev.roadcase.tests.read;
