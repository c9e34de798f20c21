package example; public class Part { public int number() { return 1; } }
