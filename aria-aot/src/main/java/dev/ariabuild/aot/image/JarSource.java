package dev.ariabuild.aot.image;

import dev.ariabuild.aot.strip.StripPlan;
import java.nio.file.Path;

/**
 * One jar of the class path.
 *
 * @param file where it lies now
 * @param name in {@code lib} of the image; no two are equal
 * @param plan what is taken out of its classes
 */
public record JarSource(Path file, String name, StripPlan plan) {}
