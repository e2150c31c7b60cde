/** Makes samples at the rate that the coordinator orders, and has the queue accept them. */
package dev.roadcase.inaetics.producer;
