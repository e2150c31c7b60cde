/** The folder of a show, and the verbs that read it: a small show of real servers, without machines. */
package dev.roadcase.tests.show;
