package words;

public @interface Make {}
