/** The rules of the house: which package may use which, who prints, what lies at the top, where the pages lead. */
package dev.roadcase.tests.house;
