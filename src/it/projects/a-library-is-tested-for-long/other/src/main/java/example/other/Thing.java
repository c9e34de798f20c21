package example.other;

public class Thing {}
