package example; public class User { public int number() { return Generated.NUMBER; } }
