package example; public class Answer { public int number() { return 42; } }
