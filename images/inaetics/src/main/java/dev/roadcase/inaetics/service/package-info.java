/** What every service of the demonstrator is made with: its environment, its life, and its heartbeat. */
package dev.roadcase.inaetics.service;
