package dev.ariabuild.java.effect;

/**
 * A place in the code where an effect begins.
 *
 * @param owner internal name of the class
 * @param method name and descriptor
 * @param line in its source; 0: not told
 * @param member what is called there, with dots; the method itself if it is native
 * @param hostile whether a compiler ahead of time does not see through it
 */
public record Site(
    String owner, String method, int line, Effect effect, String member, boolean hostile) {}
