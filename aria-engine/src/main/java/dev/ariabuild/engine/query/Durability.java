package dev.ariabuild.engine.query;

/**
 * How seldom an input changes. A value that was derived from inputs of one durability and above is
 * not looked into when only less durable inputs changed. The order is from least to most durable.
 */
public enum Durability {
  /** Sources, and what is made of them. */
  LOW,
  /** Poms and configuration. */
  MEDIUM,
  /** The toolchain and released dependencies. */
  HIGH
}
