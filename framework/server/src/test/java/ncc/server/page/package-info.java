@org.jspecify.annotations.NullMarked
package ncc.server.page;
