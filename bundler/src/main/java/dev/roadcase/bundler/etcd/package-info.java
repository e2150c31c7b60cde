/** Keys of a show's etcd, put and deleted from the laptop (etcd 2, "The etcd API"). */
package dev.roadcase.bundler.etcd;
