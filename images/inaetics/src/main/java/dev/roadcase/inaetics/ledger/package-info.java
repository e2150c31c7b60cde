/** The books: where every sample that was ever produced is. */
package dev.roadcase.inaetics.ledger;
