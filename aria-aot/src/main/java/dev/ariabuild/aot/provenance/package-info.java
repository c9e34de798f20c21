/**
 * Says what an image was built from: build information inside of the application, a CycloneDX bill
 * of materials, an in-toto statement of SLSA provenance. Equal facts give equal bytes.
 *
 * <p>Knows coordinates, commits, continuous integration and digests. Does not know Maven, nor how
 * an image is made; reads no clock.
 */
@NullMarked
package dev.ariabuild.aot.provenance;

import org.jspecify.annotations.NullMarked;
