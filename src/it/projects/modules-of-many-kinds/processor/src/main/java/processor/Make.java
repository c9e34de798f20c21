package processor;

public @interface Make {}
