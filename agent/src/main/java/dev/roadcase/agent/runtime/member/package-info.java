/** Members of a layer's tar: read as containerd reads them, and written as GNU tar takes them. */
package dev.roadcase.agent.runtime.member;
