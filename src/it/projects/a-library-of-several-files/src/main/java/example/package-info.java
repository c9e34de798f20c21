/** Users of prices. */
package example;
