/** An image's file system while it is made: what stands at each path, and the contents of its files. */
package dev.roadcase.bundler.build.debian.tree;
